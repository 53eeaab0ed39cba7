import {
  type ConflictingValue,
  type EntryKey,
  type EventName,
  type Evidence,
  type FactCorrected,
  fieldIn,
  type MilestoneEvent,
  type PartialDate,
} from '@milepost/contracts';
import { commitmentOf, type Snapshot } from '../snapshot.js';

/** The change of an event, read as its type says; events were checked by the contract before they came here. */
export const changeOf = <Change>(event: MilestoneEvent): Change => event.data.change as Change;

export const keyOf = ({ data }: MilestoneEvent): EntryKey => ({ kind: data.kind, id: data.entryId });

const bookkeeping: readonly EventName[] = ['EntryRegistered', 'OpinionPublished', 'SpotlightSet'];

/** Entering an act or a page into the record is no news. */
export const isNews = ({ type }: MilestoneEvent): boolean => !bookkeeping.includes(type);

/** Several acts that were moved at once are told once: same day, same type, same words, same promise. Nothing else is ever left out. */
export function toldOnce(events: readonly MilestoneEvent[]): MilestoneEvent[] {
  const tellings = new Map<string, Set<string>>();
  return events.filter((event) => {
    const { kind, entryId, occurredOn, summary } = event.data;
    if ((kind !== 'act' && kind !== 'document') || !summary) return true;
    const telling = [event.type, occurredOn.date, commitmentOf(event), JSON.stringify(summary)].join(' ');
    const acts = tellings.get(telling) ?? new Set();
    const told = acts.size > 0 && !acts.has(entryId);
    tellings.set(telling, acts.add(entryId));
    return !told;
  });
}

/** Everything that happened around a commitment, oldest first: itself, its steps, updates, and the acts it moves. */
export const eventsAround = (record: Snapshot, commitment: string): MilestoneEvent[] =>
  toldOnce(record.eventsAbout(commitment).filter(isNews));

/** Corrections and retractions, by the event that they supersede; the last one counts. */
export const supersededBy = (events: readonly MilestoneEvent[]): Map<string, MilestoneEvent> =>
  new Map(
    events
      .filter(({ type }) => type === 'FactCorrected' || type === 'FactRetracted')
      .map((event) => [changeOf<FactCorrected>(event).supersedes, event]),
  );

const aboutDue: readonly EventName[] = ['MilestoneScheduled', 'MilestoneRescheduled', 'TargetSet', 'TargetRescheduled'];

export interface Dispute {
  event: MilestoneEvent;
  /** What the record uses: the due date that was set, or the day on which it occurred. */
  about: 'due' | 'day';
  used: PartialDate | null;
  others: readonly ConflictingValue[];
}

/** Facts for which sources give different values. */
export function disputes(events: readonly MilestoneEvent[]): Dispute[] {
  return events.flatMap((event) => {
    const others = event.data.conflicts ?? [];
    if (event.type === 'EvidenceConflictNoted') return [noted(event)];
    if (others.length === 0) return [];
    const due = aboutDue.includes(event.type) ? dueSaid(event) : undefined;
    return [{ event, about: due === undefined ? 'day' : 'due', used: due === undefined ? event.data.occurredOn : due, others }];
  });
}

/** The first of the values is the one the record uses. */
function noted(event: MilestoneEvent): Dispute {
  const { field, values } = changeOf<{ field: string; values: ConflictingValue[] }>(event);
  return { event, about: field === 'due' ? 'due' : 'day', used: values[0]?.value ?? null, others: values.slice(1) };
}

/** The due date that an event sets; undefined when it sets none. */
export function dueSaid(event: MilestoneEvent): PartialDate | null | undefined {
  const { due, to } = changeOf<{ due?: PartialDate | null; to?: PartialDate | null }>(event);
  return event.type === 'MilestoneScheduled' || event.type === 'TargetSet' ? due : to;
}

/** All evidence that events name, each once, the most reliable first. */
export function evidenceIn(events: readonly MilestoneEvent[]): Evidence[] {
  const byId = new Map(events.flatMap(({ data }) => data.evidence).map((evidence) => [evidence.id, evidence]));
  const order = ['high', 'medium', 'low'];
  return [...byId.values()].sort((a, b) => order.indexOf(a.confidence) - order.indexOf(b.confidence));
}

/** What a correction changed, as it was said before: the value it names, or the field of the event that it corrects. */
export const correctedField = (corrected: MilestoneEvent | undefined, field: string): unknown =>
  corrected && (corrected.data.change as Record<string, unknown>)[fieldIn(corrected.data.change as object, field)];
