import { byEntry, type Clocks, factOf, holding, type Kind, type MilestoneEvent, stateOf } from '@milepost/contracts';
import type { Pool } from 'pg';
import type { EntryRow } from './rows.js';
import { eventIn } from './wire-event.js';

/** The rows that `entry` would hold if the record stood where the clocks say: the histories folded again. */
export const rowsAt = (events: readonly MilestoneEvent[], clocks: Clocks): EntryRow[] =>
  [...byEntry(holding(events, clocks)).values()].map((history) => {
    const { id, time, data } = history.at(-1)!;
    const state = stateOf(data.kind, history.map(factOf));
    return {
      kind: data.kind,
      id: data.entryId,
      version: data.version,
      department: data.department,
      commitment: data.commitment,
      event_id: id,
      occurred_on: data.occurredOn.date,
      recorded_at: new Date(time).toISOString(),
      doc: state === null ? null : JSON.stringify(state),
    };
  });

/** All events of all entries of these kinds. */
export async function eventsOfKinds(pool: Pool, kinds: readonly Kind[]): Promise<MilestoneEvent[]> {
  const text = 'select doc from history where kind = any($1)';
  const { rows } = await pool.query<{ doc: string }>({ name: 'events-of-kinds', text, values: [kinds] });
  return rows.map(({ doc }) => eventIn(doc));
}
