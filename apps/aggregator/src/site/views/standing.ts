import {
  byEnd,
  type Commitment,
  isStale,
  keptLate,
  type Lateness,
  type Milestone,
  type MilestoneEvent,
  type PartialDate,
  quietMonths,
  startOf,
  type Undone,
  undone,
} from '@milepost/contracts';
import type { Reading } from '../reading.js';
import type { Standing } from '../snapshot.js';
import { disputes, eventsAround } from './events.js';
import { factsOf, type StepFacts, stepsOf } from './steps.js';

/** A promise with everything that is derived for it on one day: what its page, its line in a list and the counts have in common. */
export interface PromiseFacts {
  id: string;
  state: Commitment;
  events: readonly MilestoneEvent[];
  steps: readonly StepFacts[];
  overdue: readonly StepFacts[];
  /** The step whose due date moved most often; null when none moved. */
  moved: StepFacts | null;
  keptLate: Lateness | null;
  undone: Undone | null;
  lastNews: PartialDate | null;
  /** Whole months of silence when it is stale, else null. */
  quiet: number | null;
  differs: boolean;
  corrected: boolean;
}

export function promiseFacts({ id, state }: Standing<'commitment'>, reading: Reading): PromiseFacts {
  const { record, day } = reading;
  const events = eventsAround(record, id).filter(({ data }) => startOf(data.occurredOn) <= startOf(day));
  const steps = stepsOf(record, id).map((entry) => factsOf(entry, reading));
  const lastNews = latest(events);
  const moved = steps.filter(({ moves }) => moves.count > 0).sort((a, b) => b.moves.count - a.moves.count);
  return {
    id,
    state,
    events,
    steps,
    overdue: steps.filter(({ overdue }) => overdue),
    moved: moved[0] ?? null,
    keptLate: keptLate(state, milestones(steps)),
    undone: undone(state),
    lastNews,
    quiet: lastNews && isStale(state, lastNews, day) ? quietMonths(lastNews, day) : null,
    differs: disputes(events).length > 0,
    corrected: events.some(({ type }) => type === 'FactCorrected'),
  };
}

/** The last day that is certain: of a day and the year it lies in, the day. */
export const latest = (events: readonly MilestoneEvent[]): PartialDate | null =>
  events
    .map(({ data }) => data.occurredOn)
    .sort((a, b) => startOf(a).localeCompare(startOf(b)) || byEnd(a, b))
    .at(-1) ?? null;

const milestones = (steps: readonly StepFacts[]) => steps.filter(({ isTarget }) => !isTarget).map(({ step }) => step as Milestone);

/** All promises of a record, in the order of its pages. */
export const allPromises = (reading: Reading): PromiseFacts[] =>
  reading.record.all('commitment').map((entry) => promiseFacts(entry, reading));
