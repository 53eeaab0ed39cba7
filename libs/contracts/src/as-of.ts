import type { MilestoneEvent } from './event.js';
import { byEntry, type Entry, fold } from './fold.js';
import { endOf, type PartialDate } from './partial-date.js';
import { eventsOf } from './vocabulary.js';

/**
 * world: as it stood on that day, by what is known today. known: as we knew it at that instant (an ISO instant; a day means its end).
 * Both may be given.
 */
export type Clocks = { world?: PartialDate | undefined; known?: string | undefined };

const endOfKnown = (known: string) => (known.length === 10 ? `${known}T23:59:59.999Z` : known);

/** Entering something into the record is no fact of the world: it holds for every day. */
const isBookkeeping = ({ type }: MilestoneEvent) => type === 'EntryRegistered' || type === 'CommitmentRegistered';

function holds(event: MilestoneEvent, { world, known }: Clocks): boolean {
  if (known !== undefined && event.time > endOfKnown(known)) return false;
  return world === undefined || isBookkeeping(event) || endOf(event.data.occurredOn) <= endOf(world);
}

/** An event counts from the end of its period on. With an event of an entry the one that began the entry counts too. */
export function holding(events: readonly MilestoneEvent[], clocks: Clocks): MilestoneEvent[] {
  return [...byEntry(events).values()].flatMap((history) => {
    const held = history.filter((event) => holds(event, clocks));
    const first = history[0]!;
    const begins = held[0] === first || eventsOf(first.data.kind)[held[0]?.type ?? first.type]?.creates;
    return held.length === 0 || begins ? held : [first, ...held];
  });
}

/** The record as it was, as we knew it, or both: pure, so that both answers can be checked by anyone who has the events. */
export const asOf = (events: readonly MilestoneEvent[], clocks: Clocks): Map<string, Entry> => fold(holding(events, clocks));
