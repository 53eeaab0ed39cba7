import {
  awaitingNews,
  byEnd,
  endOf,
  isOverdue,
  lateness,
  type LanguageMap,
  type MilestoneStatus,
  moves,
  type PartialDate,
  reachedOn,
  type Step,
} from '@milepost/contracts';
import type { EvidenceView, Span } from '@milepost/ui';
import type { Reading } from '../reading.js';
import type { Snapshot, Standing } from '../snapshot.js';
import { disputes } from './events.js';
import { evidenceView } from './texts.js';

export type StandingStep = Standing<'milestone'> | Standing<'target'>;

/** A step with everything the vocabulary derives for it on one day. */
export interface StepFacts {
  entry: StandingStep;
  step: Step;
  title: LanguageMap;
  isTarget: boolean;
  status: MilestoneStatus;
  reached: PartialDate | null;
  overdue: boolean;
  noNews: boolean;
  /** After the due date last set; null when in time. */
  late: Span | null;
  moves: ReturnType<typeof moves>;
  /** All values that sources give for its date, when they differ. */
  contested: PartialDate[];
  evidence: EvidenceView[];
}

export const stepsOf = (record: Snapshot, commitment: string): StandingStep[] => [
  ...record.partsOf('milestone', commitment),
  ...record.partsOf('target', commitment),
];

export function factsOf(entry: StandingStep, { record, day }: Pick<Reading, 'record' | 'day'>): StepFacts {
  const events = record.eventsOf(entry);
  const step: Step = entry.state;
  const lastHeard = events.map(({ data }) => data.occurredOn).sort(byEnd).at(-1) ?? null; // prettier-ignore
  const reached = reachedOn(step);
  return {
    entry,
    step,
    title: entry.state.title,
    isTarget: entry.kind === 'target',
    status: entry.kind === 'milestone' ? entry.state.status : reached ? 'met' : 'scheduled',
    reached,
    overdue: isOverdue(step, day),
    noNews: awaitingNews(step, day, lastHeard),
    late: lateness(step)?.last ?? null,
    moves: moves(step.dueHistory),
    contested: contestedIn(events),
    evidence: events.flatMap(({ data }) => data.evidence).slice(-2).map(evidenceView), // prettier-ignore
  };
}

const contestedIn = (events: Parameters<typeof disputes>[0]): PartialDate[] =>
  disputes(events)
    .slice(0, 1)
    .flatMap(({ used, others }) => [...(used ? [used] : []), ...others.map(({ value }) => value)]);

/** Due dates still ahead of what is not reached, soonest first. */
export const dueAhead = (steps: readonly StepFacts[], day: PartialDate): PartialDate[] =>
  steps
    .filter(({ reached, status }) => reached === null && status !== 'cancelled')
    .flatMap(({ step: { due } }) => (due && endOf(due) >= endOf(day) ? [due] : []))
    .sort(byEnd);
