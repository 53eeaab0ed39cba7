import { accept } from './accept.js';
import { endurance } from './endurance.js';
import { growth } from './growth.js';
import { idle } from './idle.js';
import type { Measure } from './measure.js';
import { projection } from './projection.js';
import { propagation } from './propagation.js';
import { read } from './read.js';
import { rebuild } from './rebuild.js';
import { recovery } from './recovery.js';
import { relay } from './relay.js';

export interface Named {
  /** The plan's; B7, a stream to many readers, comes with the stream. */
  id: string;
  name: string;
  measure: Measure;
  /** When it runs without being asked for: always when left out. */
  unasked?: 'thorough' | 'never';
}

export const measures: readonly Named[] = [
  { id: 'B1', name: 'accept', measure: accept },
  { id: 'B2', name: 'relay', measure: relay },
  { id: 'B3', name: 'propagation', measure: propagation },
  { id: 'B4', name: 'projection', measure: projection },
  { id: 'B5', name: 'rebuild', measure: rebuild, unasked: 'thorough' },
  { id: 'B6', name: 'read', measure: read, unasked: 'thorough' },
  { id: 'B8', name: 'idle', measure: idle, unasked: 'thorough' },
  { id: 'B9', name: 'recovery', measure: recovery, unasked: 'thorough' },
  { id: 'B10', name: 'endurance', measure: endurance, unasked: 'thorough' },
  { id: 'growth', name: 'growth', measure: growth, unasked: 'never' },
];
