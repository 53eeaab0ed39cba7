import { eventsOf, type FactCorrected, type FactRetracted, type Fact, fieldIn, type State, stateOf } from '@milepost/contracts';
import { isDeepStrictEqual } from './deep-equal.js';
import type { Actor } from '../can.js';
import type { Proposal } from '../proposal.js';
import { type Refusal, refuse } from '../refusal.js';

/** A fact of the entry's log, with who said it. */
export type LoggedFact = Fact & { actor: { id: string; department: string | null } };

type Correction = Proposal<State | null, FactCorrected | FactRetracted>;

export const replaysHistory = (type: string): boolean => type === 'FactCorrected' || type === 'FactRetracted';

/** Who caused the superseded event may take it back, so may its department, and the keeper. */
const mayTakeBack = (actor: Actor, said: LoggedFact['actor']) =>
  actor.id === said.id ||
  actor.roles.some(({ role, department }) => role === 'keeper' || (department !== null && department === said.department));

const statesItsFrom = (change: Record<string, unknown>, { field, from }: FactCorrected) => {
  const now = change[fieldIn(change, field)];
  return typeof now !== 'string' || isDeepStrictEqual(now, from);
};

function checkCorrection(change: FactCorrected, fact: LoggedFact, kind: Proposal['kind']): Refusal | undefined {
  const said = fact.change as Record<string, unknown>;
  const field = fieldIn(said, change.field);
  if (change.field === 'occurredOn') return undefined;
  if (!(field in said)) return refuse('unknown-field', `That event says nothing about ${change.field}.`, '/change/field');
  if (!statesItsFrom(said, change)) return refuse('stale-value', `That event says ${String(said[field])}.`, '/change/from');
  const patched = eventsOf(kind)[fact.type]!.change.safeParse({ ...said, [field]: change.to });
  return patched.success
    ? undefined
    : refuse('unknown-field', `${change.field} cannot be that: ${patched.error.issues[0]!.message}`, '/change/to');
}

/** The state after a correction or a retraction: the history is read again without, or with the mended, fact. */
export function replayed(proposal: Correction, history: readonly LoggedFact[], fact: Fact): Refusal | { state: State | null } {
  const { change, kind, actor, type } = proposal;
  const superseded = history.find(({ eventId }) => eventId === change.supersedes);
  if (!superseded) return refuse('unknown-event', 'The entry has no such event.', '/change/supersedes');
  if (!mayTakeBack(actor, superseded.actor)) return refuse('not-allowed', 'Only who said it, or the keeper, takes it back.');
  const wrong = type === 'FactCorrected' ? checkCorrection(change as FactCorrected, superseded, kind) : undefined;
  if (wrong) return wrong;
  try {
    return { state: stateOf(kind, [...history, fact]) };
  } catch {
    return refuse('still-needed', 'Later events of this entry rest on that one.', '/change/supersedes');
  }
}
