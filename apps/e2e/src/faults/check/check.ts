import type { Evidence, Finding, Invariant } from './evidence.js';
import { cursorsBack, offsetsBack } from './offsets.js';
import { doubled, lost, phantoms } from './operations.js';
import { broken, disorder } from './order.js';
import { spread } from './poison.js';
import { backwards } from './reads.js';
import { bounds, type Bounds, pressed, unrecovered } from './service.js';
import { misbuilt, misshown } from './state.js';

const checks: Record<Invariant, (evidence: Evidence, bounds: Bounds) => Iterable<string>> = {
  I1: lost,
  I2: doubled,
  I3: phantoms,
  I4: disorder,
  I5: misshown,
  I6: misbuilt,
  I7: backwards,
  I8: spread,
  I9: offsetsBack,
  I10: cursorsBack,
  I11: unrecovered,
  I12: broken,
  I13: pressed,
};

/** Everything that is wrong, invariant by invariant. Pure: the same evidence gives the same findings. */
export const check = (evidence: Evidence, within: Bounds = bounds): Finding[] =>
  Object.entries(checks).flatMap(([invariant, find]) =>
    [...find(evidence, within)].map((wrong) => ({ invariant: invariant as Invariant, wrong })),
  );
