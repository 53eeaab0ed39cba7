import type { Said } from './command.js';
import type { Check, Proposal } from './proposal.js';

/** One of a department's own rules: a reason against a proposal, or nothing. */
export type Rule = Check;

/** What goes out of a proposal: the same as came in unless the department withholds something. */
export type Disclosed = { change: unknown; said: Said };

/** A department is a value: what only it has. Everything else is the same for all and lives in this library. */
export type Department = {
  id: string;
  name: string;
  /** What it is responsible for, in one sentence. */
  scope: string;
  rules: readonly Rule[];
  /** What the public sees of a proposal; default: all of it. */
  disclose?: (proposal: Proposal) => Disclosed;
  /** Whether a second person must approve this proposal, whoever sent it; default: only what contributors send. */
  needsSecond?: (proposal: Proposal) => boolean;
  /** Whether senders may hold something back until an instant; default: they may not. */
  embargoes?: boolean;
};

/** Checks what the compiler cannot see, once, when a service is put together. */
export function defineDepartment(department: Department): Department {
  if (!/^[a-z][a-z0-9-]*$/.test(department.id)) throw new Error(`A department's id is a lower-case word, not ${department.id}.`);
  if (!department.name.trim() || !department.scope.trim()) throw new Error(`The department ${department.id} needs a name and a scope.`);
  return Object.freeze(department);
}
