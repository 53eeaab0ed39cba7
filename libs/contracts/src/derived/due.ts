import type { Milestone } from '../kinds/milestone.js';
import type { Measurement, Target } from '../kinds/target.js';
import { byEnd, endOf, type PartialDate } from '../partial-date.js';

/** A milestone or a target: both have due dates, and both are reached or not. */
export type Step = Milestone | Target;

const isTarget = (step: Step): step is Target => 'measurements' in step;

/** A figure disclosed only as a band reaches a target when the whole band does; a suppressed one never shows that it does. */
function reaches({ value, direction }: Target, { value: measured, band }: Measurement): boolean {
  if (direction === 'increase') return (measured ?? band?.from ?? -Infinity) >= value;
  return (measured ?? band?.to ?? Infinity) <= value;
}

/** When the step was reached: the day the milestone was met, or the first figure that reaches the target. Null when it is not. */
export function reachedOn(step: Step): PartialDate | null {
  if (!isTarget(step)) return step.status === 'met' ? step.met : null;
  const days = step.measurements.filter((figure) => reaches(step, figure)).map(({ measuredOn }) => measuredOn);
  return days.sort(byEnd)[0] ?? null;
}

/** The due period has ended before `today` and nobody has said that the step was reached or cancelled. */
export function isOverdue(step: Step, today: PartialDate): boolean {
  if (!step.due || endOf(step.due) >= endOf(today)) return false;
  return isTarget(step) ? reachedOn(step) === null : step.status !== 'met' && step.status !== 'cancelled';
}

/** Overdue, and the last event about the step lies before the end of its due period. `lastHeard`: when that event occurred. */
export const awaitingNews = (step: Step, today: PartialDate, lastHeard: PartialDate | null): boolean =>
  isOverdue(step, today) && (lastHeard === null || endOf(lastHeard) < endOf(step.due!));
