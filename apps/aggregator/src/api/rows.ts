import type { Kind } from '@milepost/contracts';
import type { Pool, QueryConfig } from 'pg';
import { instantsAsText } from './instants.js';

/** One row of `entry`; `doc` is the state's text as the database gives it, null when the entry was retracted. */
export interface EntryRow {
  kind: Kind;
  id: string;
  version: number;
  department: string;
  commitment: string | null;
  event_id: string;
  occurred_on: string;
  /** As JSON has it: 2026-11-30T12:00:00.000Z. */
  recorded_at: string;
  doc: string | null;
}

export const entryColumns = 'kind, id, version, department, commitment, event_id, occurred_on, recorded_at, doc::text as doc';

/** @param statement gives `entryColumns` */
export const readEntries = async (pool: Pool, statement: QueryConfig): Promise<EntryRow[]> =>
  (await pool.query<EntryRow>({ ...statement, types: instantsAsText })).rows;

/** An entry as the API gives it. The state is passed through as text: it is neither parsed nor written again. */
export const entryText = (row: EntryRow): string => `${envelopeOf(row).slice(0, -1)},"state":${row.doc ?? 'null'}}`;

const envelopeOf = (row: EntryRow) =>
  JSON.stringify({
    kind: row.kind,
    id: row.id,
    version: row.version,
    department: row.department,
    commitment: row.commitment,
    eventId: row.event_id,
    occurredOn: row.occurred_on,
    recordedAt: row.recorded_at,
  });

/** `{"items":[…],"next":…}` from texts that are JSON already. */
export const pageText = (items: readonly string[], next: string | null): string =>
  `{"items":[${items.join(',')}],"next":${JSON.stringify(next)}}`;

/** `{"milestones":[…]}` and the like, from texts that are JSON already. */
export const withLists = (entry: string, lists: Readonly<Record<string, readonly string[]>>): string =>
  `${entry.slice(0, -1)}${Object.entries(lists)
    .map(([name, items]) => `,${JSON.stringify(name)}:[${items.join(',')}]`)
    .join('')}}`;
