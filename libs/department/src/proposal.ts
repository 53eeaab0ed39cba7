import type { Commitment, EventName, Kind, State } from '@milepost/contracts';
import type { Actor, Allowed } from './can.js';
import type { Command, Said } from './command.js';

/** What the rules look at: the command beside the state before and after it. */
export type Proposal<S = State | null, C = unknown> = {
  kind: Kind;
  id: string;
  type: EventName;
  said: Said;
  change: C;
  before: S;
  after: State | null;
  commitmentId: string | null;
  commitment: Pick<Commitment, 'lead' | 'contributors' | 'acts'> | null;
  actor: Actor;
  allowed: Allowed;
  /** The service's own department. */
  department: string;
  /** Today, in UTC: YYYY-MM-DD. */
  today: string;
  command: Command;
};

/** A reason against a proposal, or nothing. */
export type Check = (proposal: Proposal) => import('./refusal.js').Refusal | undefined;

/** A check for one type of event; its state and change are of the types that the contract gives them. */
export const when =
  <S, C>(type: EventName, check: (proposal: Proposal<S, C>) => ReturnType<Check>): Check =>
  (proposal) =>
    proposal.type === type ? check(proposal as Proposal<S, C>) : undefined;
