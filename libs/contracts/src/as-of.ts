import type { MilestoneEvent } from './event.js';
import { byEntry, effective, type Entry, factOf, fold } from './fold.js';
import { endOf, type PartialDate } from './partial-date.js';

/**
 * world: as it stood on that day, by what is known today. known: as we knew it at that instant (an ISO instant; a day means its end).
 * Both may be given.
 */
export type Clocks = { world?: PartialDate | undefined; known?: string | undefined };

const endOfKnown = (known: string) => (known.length === 10 ? `${known}T23:59:59.999Z` : known);

/** Entering something into the record is no fact of the world: it holds for every day. */
const isBookkeeping = ({ type }: MilestoneEvent) => type === 'EntryRegistered' || type === 'CommitmentRegistered';

/** Corrections and retractions are knowledge: they hold wherever the event holds that they are about, whatever day they name. */
const supersedes = ({ type, data }: MilestoneEvent): string | undefined =>
  type === 'FactCorrected' || type === 'FactRetracted' ? (data.change as { supersedes: string }).supersedes : undefined;

/** The versions known at an instant; a clock that stepped back never leaves a hole. */
function knownAt(history: readonly MilestoneEvent[], known: string | undefined): readonly MilestoneEvent[] {
  if (known === undefined) return history;
  return history.slice(0, history.findLastIndex(({ time }) => time <= endOfKnown(known)) + 1);
}

/** What holds on a day, by the days that corrections say. With an event of an entry the one that began the entry counts too. */
function heldOn(history: readonly MilestoneEvent[], world: PartialDate): MilestoneEvent[] {
  const days = new Map(effective(history.map(factOf)).map(({ eventId, occurredOn }) => [eventId, occurredOn]));
  const held = new Set<string>();
  for (const event of history) {
    const about = supersedes(event);
    const day = days.get(event.id) ?? event.data.occurredOn;
    if (about ? held.has(about) : isBookkeeping(event) || endOf(day) <= endOf(world)) held.add(event.id);
  }
  return held.size === 0 ? [] : history.filter((event, at) => at === 0 || held.has(event.id));
}

/** The events that count, entry by entry. An event counts from the end of its period on. */
export const holding = (events: readonly MilestoneEvent[], { world, known }: Clocks): MilestoneEvent[] =>
  [...byEntry(events).values()].flatMap((history) => {
    const facts = knownAt(history, known);
    return world === undefined ? facts : heldOn(facts, world);
  });

/** The record as it was, as we knew it, or both: pure, so that both answers can be checked by anyone who has the events. */
export const asOf = (events: readonly MilestoneEvent[], clocks: Clocks): Map<string, Entry> => fold(holding(events, clocks));
