import { byEnd, type EntryKey, type Kind, type MilestoneEvent } from '@milepost/contracts';
import type { Pool } from 'pg';
import { entryColumns, type EntryRow, readEntries } from './rows.js';
import { eventIn } from './wire-event.js';

/** A commitment and what hangs on it, retracted entries included; empty when there is no such commitment. */
export const entriesAround = (pool: Pool, commitment: string): Promise<EntryRow[]> =>
  readEntries(pool, { name: 'entries-around', text: around, values: [commitment] });

// Acts name no commitment until one of them moves; the promise names its acts.
const around = `
  with promise as (select * from entry where kind = 'commitment' and id = $1)
  select ${entryColumns} from promise
  union all select ${entryColumns} from entry where commitment = $1 and kind <> 'commitment' and exists (select from promise)
  union all select ${entryColumns} from entry where kind in ('act', 'document') and commitment is distinct from $1
    and id in (select jsonb_array_elements_text(doc -> 'acts') from promise)`;

export interface StoredEvent {
  /** Exactly as it was on the wire. */
  text: string;
  event: MilestoneEvent;
}

/** The events of these entries, oldest first, in the order of a history: when it occurred, then when the record learned it. */
export async function eventsOf(pool: Pool, keys: readonly EntryKey[]): Promise<StoredEvent[]> {
  const values = [keys.map(({ kind }) => kind), keys.map(({ id }) => id)];
  const { rows } = await pool.query<{ doc: string }>({ name: 'events-of-entries', text: histories, values });
  return rows.map(({ doc }) => ({ text: doc, event: eventIn(doc) })).sort((a, b) => inOrder(a.event, b.event));
}

const histories = 'select doc from history join unnest($1::text[], $2::text[]) as wanted(kind, id) using (kind, id)';

/** A cause is recorded before what it causes, and ids grow with time. */
export const inOrder = (a: MilestoneEvent, b: MilestoneEvent): number =>
  byEnd(a.data.occurredOn, b.data.occurredOn) || a.time.localeCompare(b.time) || a.id.localeCompare(b.id);

/** The lists of a commitment's answer and the kind each of them holds. */
export const lists: Readonly<Record<string, Kind>> = {
  milestones: 'milestone',
  targets: 'target',
  acts: 'act',
  documents: 'document',
  updates: 'update',
};
