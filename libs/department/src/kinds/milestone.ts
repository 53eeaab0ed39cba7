import {
  allows,
  type EventName,
  type Milestone,
  type MilestoneChanges,
  type MilestoneStatus,
  milestoneTransitions,
  sameDate,
} from '@milepost/contracts';
import { type Check, type Proposal, when } from '../proposal.js';
import { refuse } from '../refusal.js';

const becomes: Partial<Record<EventName, MilestoneStatus>> = {
  MilestoneScheduled: 'scheduled',
  MilestoneMet: 'met',
  MilestonePartiallyMet: 'partiallyMet',
  MilestoneMissed: 'notMet',
  MilestoneReversed: 'notMet',
  MilestoneCancelled: 'cancelled',
};

const statusOf = ({ before }: Proposal) => (before as Milestone | null)?.status ?? null;

const inItsLife: Check = (proposal) => {
  const to = becomes[proposal.type];
  const from = statusOf(proposal);
  if (!to || allows(milestoneTransitions, from, to)) return undefined;
  return refuse('forbidden-transition', `A milestone does not go from ${from ?? 'nothing'} to ${to}.`);
};

/** What was reached is undone by MilestoneReversed or a correction, not by being called missed. */
const undoneByReversal = when<Milestone, unknown>('MilestoneMissed', ({ before }) =>
  before.status === 'met' ? refuse('forbidden-transition', 'A milestone that was reached can only be reversed or corrected.') : undefined,
);
const reversedWhenMet = when<Milestone, unknown>('MilestoneReversed', ({ before }) =>
  before.status === 'met' ? undefined : refuse('forbidden-transition', 'Only a milestone that was reached can be reversed.'),
);

const rescheduledFromItsDue = when<Milestone, MilestoneChanges['MilestoneRescheduled']>('MilestoneRescheduled', ({ before, change }) => {
  if (before.status === 'met' || before.status === 'cancelled')
    return refuse('forbidden-transition', `A milestone that is ${before.status} has no due date to move.`);
  if (!sameDate(change.from, before.due))
    return refuse('stale-value', `The due date in force is ${before.due?.date ?? 'not given'}.`, '/change/from');
  return sameDate(change.from, change.to) ? refuse('no-change', 'The new date is the old one.', '/change/to') : undefined;
});

const metThatDay = when<Milestone | null, MilestoneChanges['MilestoneMet']>('MilestoneMet', ({ change, said }) =>
  sameDate(change.dateMet, said.occurredOn)
    ? undefined
    : refuse('dates-differ', 'dateMet and occurredOn are the same day.', '/change/dateMet'),
);

export const milestoneChecks: readonly Check[] = [inItsLife, undoneByReversal, reversedWhenMet, rescheduledFromItsDue, metThatDay];

/** Status changes, which some departments want to be seen by a second person. */
export const changesMilestoneStatus = ({ type }: Proposal): boolean => type !== 'MilestoneScheduled' && type in becomes;
