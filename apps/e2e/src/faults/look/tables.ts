import { Client, type QueryResultRow } from 'pg';
import type { Position, Recorded, Shown } from '../check/evidence.js';
import { recordedOf } from './recorded.js';

/** Asks a database once, over a connection of its own. */
export async function ask<Row extends QueryResultRow>(url: string, text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000, query_timeout: 30_000 });
  client.on('error', () => undefined); // The statement fails by it.
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

type Text = { text: string };
const eventsOf = (rows: readonly Text[]): Recorded[] => rows.flatMap(({ text }) => recordedOf(text) ?? []);

/** The events that hang on these commitments in a department's log, in the order of their positions. */
export const readLog = async (url: string, commitments: readonly string[]): Promise<Recorded[]> =>
  eventsOf(await ask<Text>(url, 'select value as text from outbox where key = any ($1) order by position', [commitments]));

export const readHistoryTable = async (url: string, commitments: readonly string[]): Promise<Recorded[]> =>
  eventsOf(await ask<Text>(url, 'select doc as text from history where key = any ($1) order by kind, id, version', [commitments]));

const ENTRIES = `
  select kind || '/' || id as subject, version, doc #>> '{title,en}' as title, doc #>> '{due,date}' as due,
    array(select day #>> '{due,date}' from jsonb_array_elements(doc -> 'dueHistory') as day) as dues
  from entry where kind in ('milestone', 'commitment') and commitment = any ($1) order by kind, id`;

export const readEntries = (url: string, commitments: readonly string[]): Promise<Shown[]> => ask<Shown>(url, ENTRIES, [commitments]);

/** How many events hang on these commitments. */
export async function countEvents(url: string, table: 'outbox' | 'history', commitments: readonly string[]): Promise<number> {
  const [row] = await ask<{ n: number }>(url, `select count(*)::int as n from ${table} where key = any ($1)`, [commitments]);
  return row!.n;
}

export type ParkedRow = Position & { reason: string };

export const readParked = (url: string): Promise<ParkedRow[]> =>
  ask<ParkedRow>(url, 'select topic, partition, "offset"::float8 as "offset", reason from parked order by topic, partition, "offset"');

export const readDropped = (url: string): Promise<ParkedRow[]> =>
  ask<ParkedRow>(url, 'select topic, partition, "offset"::float8 as "offset", dropped_because as reason from dropped');

const MODEL = `
  select md5(concat((select string_agg(md5(e::text), '' order by kind, id) from entry e),
    (select string_agg(md5(h::text), '' order by kind, id, version) from history h))) as sum`;

/** The same for two read models with the same entries and histories. */
export const fingerprint = async (url: string): Promise<string> => (await ask<{ sum: string }>(url, MODEL))[0]!.sum;
