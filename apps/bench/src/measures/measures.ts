import { accept } from './accept.js';
import type { Measure } from './measure.js';
import { projection } from './projection.js';
import { propagation } from './propagation.js';
import { relay } from './relay.js';
import { start } from './start.js';

/** All measures by the name that `--only` takes. */
export const measures: Readonly<Record<string, Measure>> = { accept, relay, projection, propagation, start };

/** What runs when nothing else is asked for. */
export const standard: readonly string[] = ['accept', 'relay', 'projection', 'propagation'];
