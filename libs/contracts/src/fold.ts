import { type EntryKey, subjectOf } from './entry.js';
import type { MilestoneEvent } from './event.js';
import type { FactCorrected, FactRetracted } from './kinds/any.js';
import type { PartialDate } from './partial-date.js';
import { eventsOf, type EventName, type State } from './vocabulary.js';

/** What an event asserts about one entry: all that its state is made of. */
export type Fact = { eventId: string; type: EventName; version: number; occurredOn: PartialDate; change: unknown };

type Patch = Pick<FactCorrected, 'field' | 'to'>;

/** Where the change of an event keeps what a correction names by another word. */
const spelled: Record<string, string> = { deliveryStatus: 'to', stage: 'to', verdict: 'verdict' };
export const fieldIn = (change: object, field: string): string => (field in change ? field : (spelled[field] ?? field));

function patched(fact: Fact, patches: readonly Patch[]): Fact {
  const change = { ...(fact.change as object) } as Record<string, unknown>;
  let { occurredOn } = fact;
  for (const { field, to } of patches) {
    if (field === 'occurredOn') occurredOn = to as PartialDate;
    else change[fieldIn(change, field)] = to;
  }
  return { ...fact, occurredOn, change };
}

/**
 * The facts that hold: retracted ones are gone, corrected ones say what the correction says. Read from the newest back,
 * so that a correction which was itself corrected or retracted counts as it finally stands.
 */
export function effective(facts: readonly Fact[]): Fact[] {
  const retracted = new Set<string>();
  const patches = new Map<string, Patch[]>();
  const kept: Fact[] = [];
  for (const given of facts.toReversed()) {
    if (retracted.has(given.eventId)) continue;
    const fact = patches.has(given.eventId) ? patched(given, patches.get(given.eventId)!) : given;
    if (fact.type === 'FactRetracted') retracted.add((fact.change as FactRetracted).supersedes);
    if (fact.type === 'FactCorrected') {
      const { supersedes, field, to } = fact.change as FactCorrected;
      patches.set(supersedes, [{ field, to }, ...(patches.get(supersedes) ?? [])]);
    }
    kept.unshift(fact);
  }
  return kept;
}

/** The state after one more fact. Corrections and retractions change nothing here: use stateOf with the whole history. */
export function apply(kind: EntryKey['kind'], state: State | null, fact: Fact): State | null {
  const type = eventsOf(kind)[fact.type];
  if (!type) throw new Error(`${fact.type} is no event of a ${kind}.`);
  return type.apply(state, fact.change, fact) as State | null;
}

const replays = (type: EventName) => type === 'FactCorrected' || type === 'FactRetracted';

/** The state of one entry from its facts in order of version; null when there are none or the first was retracted. */
export function stateOf(kind: EntryKey['kind'], facts: readonly Fact[]): State | null {
  const held = effective(facts);
  if (held[0]?.eventId !== facts[0]?.eventId) return null;
  return held.filter(({ type }) => !replays(type)).reduce<State | null>((state, fact) => apply(kind, state, fact), null);
}

export type Entry = EntryKey & { version: number; state: State | null; department: string; lastEventId: string };

export const factOf = ({ id, type, data }: MilestoneEvent): Fact => ({
  eventId: id,
  type,
  version: data.version,
  occurredOn: data.occurredOn,
  change: data.change,
});

/** Events of each entry in order of version, each version once. */
export function byEntry(events: readonly MilestoneEvent[]): Map<string, MilestoneEvent[]> {
  const entries = new Map<string, Map<number, MilestoneEvent>>();
  for (const event of events) {
    const subject = subjectOf({ kind: event.data.kind, id: event.data.entryId });
    entries.set(subject, (entries.get(subject) ?? new Map<number, MilestoneEvent>()).set(event.data.version, event));
  }
  const ordered = ([subject, versions]: [string, Map<number, MilestoneEvent>]) =>
    [subject, [...versions.values()].sort((a, b) => a.data.version - b.data.version)] as const;
  return new Map([...entries].map(ordered));
}

/** The record that a set of events makes, by subject. Order, duplicates and splitting of the input do not matter. */
export function fold(events: readonly MilestoneEvent[]): Map<string, Entry> {
  return new Map([...byEntry(events)].map(([subject, history]) => [subject, entryOf(history)]));
}

function entryOf(history: readonly MilestoneEvent[]): Entry {
  const { id, data } = history.at(-1)!;
  const { kind, entryId, version, department } = data;
  return { kind, id: entryId, version, department, lastEventId: id, state: stateOf(kind, history.map(factOf)) };
}
