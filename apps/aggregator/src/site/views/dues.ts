import { byEnd, endOf, type PartialDate, startOf } from '@milepost/contracts';
import { daysBetween, type DueView } from '@milepost/ui';
import { departmentName, type Reading } from '../reading.js';
import type { PromiseFacts } from './standing.js';
import type { StepFacts } from './steps.js';
import { textOf } from './texts.js';

interface Due {
  promise: PromiseFacts;
  facts: StepFacts;
  due: PartialDate;
}

const steps = (promises: readonly PromiseFacts[]): Due[] =>
  promises.flatMap((promise) => promise.steps.flatMap((facts) => (facts.step.due ? [{ promise, facts, due: facts.step.due }] : [])));

/** Overdue steps, those just past first. */
export const overdueDues = (promises: readonly PromiseFacts[], reading: Reading): DueView[] =>
  steps(promises)
    .filter(({ facts }) => facts.overdue)
    .sort((a, b) => byEnd(b.due, a.due))
    .map((due) => dueView(due, reading));

/** Steps still ahead, soonest first. */
export const nextDues = (promises: readonly PromiseFacts[], reading: Reading): DueView[] =>
  steps(promises)
    .filter(({ facts, due }) => !facts.reached && facts.status !== 'cancelled' && endOf(due) >= startOf(reading.day))
    .sort((a, b) => byEnd(a.due, b.due))
    .map((due) => dueView(due, reading));

function dueView({ promise, facts, due }: Due, reading: Reading): DueView {
  const lastDay: PartialDate = { date: endOf(due), precision: 'day' };
  return {
    due,
    title: textOf(facts.title, reading),
    href: reading.to.commitment(promise.id),
    department: departmentName(reading, promise.state.lead),
    overdueDays: facts.overdue ? daysBetween(lastDay, reading.day) : null,
    noNews: facts.noNews,
  };
}
