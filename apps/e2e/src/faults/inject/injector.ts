import type { Fault } from '../plan/plan.js';
import type { Poison } from '../check/evidence.js';
import type { Bounds } from '../check/service.js';
import type { Commitments } from '../load/load.js';
import type { Stand } from '../stand/stand.js';

/** What an injector may use. */
export interface Scene {
  stand: Stand;
  /** Commitments of this run, by department. */
  commitments: Commitments;
  /** Where poison is noted that was laid. */
  poison: Poison[];
  within: Bounds;
}

/** Does the harm and returns what takes it away again. */
export type Injector = (fault: Fault, scene: Scene) => Promise<Heal | void>;
export type Heal = () => Promise<void> | void;
