import {
  type Act,
  type ActChanges,
  allows,
  type EventName,
  isBefore,
  type LegislativeStage,
  legislativeTransitions,
  sameDate,
} from '@milepost/contracts';
import { type Check, type Proposal, when } from '../proposal.js';
import { refuse } from '../refusal.js';

const ends: Partial<Record<EventName, LegislativeStage>> = {
  InitiativeTabled: 'tabled',
  ActLapsed: 'lapsed',
  ActRepealed: 'repealed',
  ActAnnulled: 'annulled',
};

/** The stage that a proposal moves an act to; undefined when it moves none. */
export const stageReached = ({ type, change }: Proposal): LegislativeStage | undefined =>
  type === 'StageReached' ? (change as ActChanges['StageReached']).to : ends[type];

const inItsLife: Check = (proposal) => {
  const to = stageReached(proposal);
  const from = (proposal.before as Act | null)?.stage ?? null;
  if (!to || allows(legislativeTransitions, from, to)) return undefined;
  return refuse(
    'forbidden-transition',
    `An act does not go from ${from ?? 'nothing'} to ${to}.`,
    proposal.type === 'StageReached' ? '/change/to' : '',
  );
};

const fromItsStage = when<Act, ActChanges['StageReached']>('StageReached', ({ before, change }) =>
  change.from !== undefined && change.from !== before.stage
    ? refuse('stale-value', `The act is at ${before.stage ?? 'no stage'}, not at ${change.from ?? 'none'}.`, '/change/from')
    : undefined,
);

/** One act is moved by one commitment only; others refer to it. */
const movedByOne: Check = (proposal) => {
  const act = proposal.before as Act | null;
  if (!stageReached(proposal) || !act?.trackedIn || act.trackedIn === proposal.commitmentId) return undefined;
  return refuse('tracked-elsewhere', `This act is moved by ${act.trackedIn}.`, '/change/commitment');
};

const extendedForward = when<Act, ActChanges['ActExtended']>('ActExtended', ({ before, change }) => {
  if (before.expiresOn && !sameDate(before.expiresOn, change.from))
    return refuse('stale-value', `The act expires on ${before.expiresOn.date}.`, '/change/from');
  return isBefore(change.from, change.to) ? undefined : refuse('no-change', 'An extension moves the date forward.', '/change/to');
});

export const listedByItsCommitment: Check = ({ commitment, id, type }) =>
  commitment && type !== 'EntryRegistered' && !commitment.acts.includes(id)
    ? refuse('not-an-act-of-the-commitment', 'The commitment does not list this act.', '/change/commitment')
    : undefined;

export const actChecks: readonly Check[] = [inItsLife, fromItsStage, movedByOne, extendedForward, listedByItsCommitment];
