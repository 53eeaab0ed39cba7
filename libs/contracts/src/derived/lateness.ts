import type { Commitment } from '../kinds/commitment.js';
import type { Milestone } from '../kinds/milestone.js';
import { byEnd, endOf, isBefore, type PartialDate } from '../partial-date.js';
import { reachedOn, type Step } from './due.js';
import { type Span, spanAfter, spanBetween } from './span.js';

/** How late a step was reached, against the due date first set and against the one in force; null where it was in time or may have been. */
export type Lateness = { first: Span | null; last: Span | null };

/** A year against a year and a month against a month differ by whole ones; else the lower bound counts from the end of the due period. */
function lateBy(due: PartialDate | null | undefined, reached: PartialDate): Span | null {
  if (!due || !isBefore(due, reached)) return null;
  return due.precision === reached.precision ? spanBetween(due, reached) : spanAfter(due, reached);
}

/** Null when the step is not reached, or was reached in time by both due dates. */
export function lateness(step: Step): Lateness | null {
  const reached = reachedOn(step);
  if (!reached) return null;
  const firstDue = step.dueHistory.find(({ due }) => due !== null)?.due ?? step.due;
  const [first, last] = [lateBy(firstDue, reached), lateBy(step.due, reached)];
  return first || last ? { first, last } : null;
}

/** A promise kept whose last step was late: the lateness of that step, else null. `milestones` are those of the commitment. */
export function keptLate({ delivery }: Pick<Commitment, 'delivery'>, milestones: readonly Milestone[]): Lateness | null {
  if (delivery.status !== 'delivered') return null;
  const reached = milestones.filter((milestone) => reachedOn(milestone) !== null);
  const last = reached.map((milestone) => milestone.met!).sort(byEnd).at(-1); // prettier-ignore
  if (!last) return null;
  const lastOnes = reached.filter(({ met }) => endOf(met!) === endOf(last));
  return lastOnes.map(lateness).find((late) => late !== null) ?? null;
}
