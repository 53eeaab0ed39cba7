import { apply, type Commitment, eventsOf, type Fact, startOf, type State } from '@milepost/contracts';
import { can, type Actor, type Involved } from './can.js';
import type { Command } from './command.js';
import { commitmentOf } from './commitment-of.js';
import type { Department, Disclosed } from './department.js';
import { type LoggedFact, replayed, replaysHistory } from './kinds/any.js';
import { lifeCycle } from './kinds/checks.js';
import type { Proposal } from './proposal.js';
import { firstRefusal, isRefusal, type Refusal, refuse } from './refusal.js';

/** An entry as the department's service holds it: all of it, and what it has disclosed. */
export type Current = { version: number; hash: string; state: State | null; public: State | null };

export type Context = {
  department: Department;
  actor: Actor;
  /** Today, in UTC: YYYY-MM-DD. */
  today: string;
  eventId: string;
  /** The commitment concerned, when this service has it. */
  commitment: Pick<Commitment, 'lead' | 'contributors' | 'acts'> | null;
  /** The facts of this entry, in full; needed for corrections and retractions only. */
  history: readonly LoggedFact[];
  /** The same facts as they were disclosed. */
  publicHistory: readonly LoggedFact[];
};

export type Decision = {
  proposal: Proposal;
  state: State | null;
  publicState: State | null;
  disclosed: Disclosed;
  /** Somebody else must approve before it is recorded. */
  needsApproval: boolean;
};

/** The one decision of the write side: the life cycle, then the department's rules. Pure. */
export function decide(current: Current | null, command: Command, context: Context): Decision | Refusal {
  const refusal = checkExistence(current, command, context);
  if (refusal) return refusal;
  const proposal = propose(current, command, context);
  if (isRefusal(proposal)) return proposal;
  const after = next(proposal, proposal.before, proposal.change, context.history, context);
  if (isRefusal(after)) return after;
  const settled = { ...proposal, after: after.state };
  return firstRefusal(context.department.rules, settled) ?? disclose(settled, current, context);
}

function checkExistence(
  current: Current | null,
  { kind, id, type, expectedVersion, change }: Command,
  { commitment }: Context,
): Refusal | undefined {
  const creates = eventsOf(kind)[type]!.creates;
  if (!current && !creates) return refuse('unknown-entry', `There is no ${kind} ${id}.`);
  if (current && expectedVersion !== undefined && current.version !== expectedVersion)
    return refuse('stale-version', `The entry is at version ${current.version}, not ${expectedVersion}.`);
  if (current && creates && !isAgain(type, current))
    return refuse('already-on-record', `The ${kind} ${id} is on the record already.`, '/id');
  const named = commitmentOf(kind, id, current?.state ?? null, change);
  if (named && !commitment && type !== 'CommitmentRegistered')
    return refuse('unknown-commitment', `There is no commitment ${named} here.`, '/change/commitment');
  return undefined;
}

/** Some events may both begin an entry and come later in its life: a cancelled milestone is planned again. */
const isAgain = (type: string, { state }: Current) => state === null || type === 'MilestoneScheduled' || type === 'MilestoneMet';

function propose(current: Current | null, command: Command, context: Context): Proposal | Refusal {
  const { kind, id, type, said, change } = command;
  const eventType = eventsOf(kind)[type]!;
  const involved = involvedIn(command, context);
  const allowed = can(context.actor, eventType.by, involved);
  if (!allowed) return refuse('not-allowed', `${context.actor.id} may not do this for ${involved.lead}.`);
  if (startOf(said.occurredOn) > context.today)
    return refuse('in-the-future', 'What has not happened yet is not on the record.', '/occurredOn/date');
  if (command.embargoUntil && !context.department.embargoes)
    return refuse('no-embargo', `${context.department.name} holds nothing back: leave embargoUntil out.`, '/embargoUntil');
  if (eventType.needsEvidence && said.evidence.length === 0 && !saysWhyMissing(command))
    return refuse('missing-evidence', 'A change of status needs at least one link that supports it.', '/evidence');
  const before = current?.state ?? null;
  const commitmentId = commitmentOf(kind, id, before, change);
  const { commitment, actor, today, department } = context;
  const proposal = { kind, id, type, said, change, before, after: null, commitmentId, commitment, actor, allowed, today, command };
  const settled: Proposal = { ...proposal, department: department.id };
  return unplannedWithoutName(settled) ?? firstRefusal(lifeCycle[kind] ?? [], settled) ?? settled;
}

const saysWhyMissing = ({ type, change }: Command) =>
  type === 'UpdatePosted' && (change as { evidenceMissing?: unknown }).evidenceMissing !== undefined;

function involvedIn({ type, change }: Command, { department, commitment }: Context): Involved {
  const registered = type === 'CommitmentRegistered' ? (change as Commitment) : commitment;
  return { keeper: department.id, lead: registered?.lead ?? department.id, contributors: registered?.contributors ?? [] };
}

function unplannedWithoutName({ type, before, change }: Proposal): Refusal | undefined {
  const { commitment, title } = change as { commitment?: string; title?: unknown };
  if (type !== 'MilestoneMet' || before || (commitment && title)) return undefined;
  return refuse('missing-title', 'A milestone that was never planned needs its commitment and its title.', '/change/title');
}

type Next = { state: State | null };

function next(
  proposal: Proposal,
  before: State | null,
  change: unknown,
  history: readonly LoggedFact[],
  { eventId }: Context,
): Refusal | Next {
  const { kind, type, said } = proposal;
  const fact: Fact = { eventId, type, version: 0, occurredOn: said.occurredOn, change };
  if (!replaysHistory(type)) return { state: apply(kind, before, fact) };
  return replayed(proposal as Parameters<typeof replayed>[0], history, fact);
}

function disclose(proposal: Proposal, current: Current | null, context: Context): Decision | Refusal {
  const { department, publicHistory } = context;
  const disclosed = department.disclose?.(proposal) ?? { change: proposal.change, said: proposal.said };
  const after = disclosesAll(proposal, disclosed, current)
    ? { state: proposal.after }
    : next(proposal, current?.public ?? null, disclosed.change, publicHistory, context);
  if (isRefusal(after)) return after;
  const needsApproval = proposal.allowed.waits || (department.needsSecond?.(proposal) ?? false);
  return { proposal, state: proposal.after, publicState: after.state, disclosed, needsApproval };
}

const disclosesAll = ({ change }: Proposal, disclosed: Disclosed, current: Current | null) =>
  disclosed.change === change && (current?.public ?? null) === (current?.state ?? null);
