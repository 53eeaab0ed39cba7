import type { Client } from 'pg';
import type { Recorded } from '../record/milestones.js';

const STALE = `
select count(*)::int as stale
from (select kind, id, max(version) as version from history group by kind, id) as last join history using (kind, id, version)
full join entry using (kind, id)
where entry.version is distinct from history.version or entry.doc is distinct from history.doc::jsonb -> 'data' -> 'state'`;
const TEXTS = `select event_id, encode(sha256(convert_to(doc, 'UTF8')), 'hex') as hash from history`;
const PARKED = 'select count(*)::int as parked from parked';

/** What is wrong with a read model into which exactly these events went: history with the very texts, entries at their last state, nothing parked. */
export async function brokenModel(client: Client, events: readonly Recorded[]): Promise<string[]> {
  const { rows: texts } = await client.query<{ event_id: string; hash: string }>(TEXTS);
  const { stale } = (await client.query<{ stale: number }>(STALE)).rows[0]!;
  const { parked } = (await client.query<{ parked: number }>(PARKED)).rows[0]!;
  const hashes = new Map(texts.map(({ event_id, hash }) => [event_id, hash]));
  const missing = events.filter(({ event, hash }) => hashes.get(event.id) !== hash).length;
  return [
    ...(missing === 0 ? [] : [`${missing} events are missing from the history or differ`]),
    ...(texts.length === events.length ? [] : [`the history has ${texts.length} events instead of ${events.length}`]),
    ...(stale === 0 ? [] : [`${stale} entries are not what their last event says`]),
    ...(parked === 0 ? [] : [`${parked} events were parked`]),
  ];
}

const COUNTS = 'select (select count(*) from history)::int as history, (select count(*) from entry)::int as entries';

export type Counts = { events: number; entries: number };

/** The same by numbers, for a model of more events than are held in memory. */
export async function brokenCounts(client: Client, { events, entries }: Counts): Promise<string[]> {
  const seen = (await client.query<{ history: number; entries: number }>(COUNTS)).rows[0]!;
  const { stale } = (await client.query<{ stale: number }>(STALE)).rows[0]!;
  const { parked } = (await client.query<{ parked: number }>(PARKED)).rows[0]!;
  return [
    ...(seen.history === events ? [] : [`the history has ${seen.history} events instead of ${events}`]),
    ...(seen.entries === entries ? [] : [`there are ${seen.entries} entries instead of ${entries}`]),
    ...(stale === 0 ? [] : [`${stale} entries are not what their last event says`]),
    ...(parked === 0 ? [] : [`${parked} events were parked`]),
  ];
}

const NAIVE = 'select id, version, state from entry';

/** The same for a peer that keeps no history: only versions and due dates can be compared. */
export async function naiveBrokenModel(client: Client, events: readonly Recorded[]): Promise<string[]> {
  const { rows } = await client.query<{ id: string; version: number; state: { due: { date: string } } }>(NAIVE);
  const last = new Map(events.map(({ event: { data } }) => [data.entryId, data]));
  const right = rows.filter(
    ({ id, version, state }) => version === last.get(id)?.version && state.due.date === last.get(id)?.state?.due?.date,
  );
  return right.length === last.size ? [] : [`of ${last.size} entries ${right.length} are what their last event says`];
}

const NAIVE_COUNTS = 'select count(*)::int as entries, coalesce(sum(version), 0)::int as events from entry';

/** By numbers: each entry is at as many versions as there were events about it. */
export async function naiveBrokenCounts(client: Client, { events, entries }: Counts): Promise<string[]> {
  const seen = (await client.query<Counts>(NAIVE_COUNTS)).rows[0]!;
  const right = seen.entries === entries && seen.events === events;
  return right ? [] : [`${seen.entries} entries of ${seen.events} events instead of ${entries} of ${events}`];
}
