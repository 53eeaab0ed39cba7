import type { Commitment } from '@milepost/contracts';
import type { Client } from 'pg';
import { commitmentId, histories, type Recorded } from './milestones.js';

const ENTRIES = `
insert into entry (kind, id, version, hash, event_id, state)
select * from unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::text[], $6::jsonb[])
on conflict (kind, id) do update set version = excluded.version, hash = excluded.hash, event_id = excluded.event_id, state = excluded.state`;

const OUTBOX = `
insert into outbox (topic, key, value)
select $1, key, value from unnest($2::text[], $3::text[]) with ordinality as row (key, value, place) order by place`;

const NAIVE_OUTBOX = `
insert into outbox (topic, key, payload)
select $1, key, payload from unnest($2::text[], $3::text[]) with ordinality as row (key, payload, place) order by place`;

const LIBRARY_OUTBOX = `
insert into outbox (id, aggregate_type, aggregate_id, message_type, segment, payload)
select (payload ->> 'id')::uuid, 'milestone', payload -> 'data' ->> 'entryId', payload ->> 'type', key, payload
from (select $1::text as topic, key, text::jsonb as payload, place from unnest($2::text[], $3::text[]) with ordinality as row (key, text, place)) as row
order by place`;

const CHUNK = 2_000;

type Numbers = { from: number; count: number };

/** The milestones `from` to `from + count - 1` at version 1, with their commitments, in a department's database. */
export async function preload(client: Client, { from, count }: Numbers): Promise<void> {
  for (let at = from; at < from + count; at += CHUNK) {
    const some = { from: at, count: Math.min(CHUNK, from + count - at) };
    await preloadCommitments(client, some);
    await preloadEntries(client, some);
  }
  await client.query('vacuum analyze');
}

/** Commitments that take milestones; entries only, as if long published. */
async function preloadCommitments(client: Client, { from, count }: Numbers): Promise<void> {
  const ids = [...new Set(Array.from({ length: count }, (_, index) => commitmentId(from + index)))];
  const state: Pick<Commitment, 'lead' | 'contributors' | 'acts'> = { lead: 'health', contributors: [], acts: [] };
  const all = (value: unknown) => ids.map(() => value);
  await client.query(ENTRIES, [all('commitment'), ids, all(1), all('0'.repeat(64)), all('bench'), all(JSON.stringify(state))]);
}

/** The last event of each milestone becomes its entry in a department's database, as if it had been recorded and published. */
async function preloadEntries(client: Client, numbers: Numbers): Promise<void> {
  const first = histories({ ...numbers, versions: 1 });
  const data = first.map(({ event }) => event.data);
  await client.query(ENTRIES, [
    data.map(({ kind }) => kind),
    data.map(({ entryId }) => entryId),
    data.map(({ version }) => version),
    first.map(({ hash }) => hash),
    first.map(({ event }) => event.id),
    data.map(({ state }) => JSON.stringify(state)),
  ]);
}

const NAIVE_MODEL = `
insert into entry (kind, id, version, state) select * from unnest($1::text[], $2::text[], $3::int[], $4::jsonb[])
on conflict (kind, id) do update set version = excluded.version, state = excluded.state`;

/** Milestones at this version in a peer's read model. */
export async function preloadNaiveModel(client: Client, { milestones, version }: { milestones: number; version: number }): Promise<void> {
  for (let from = 0; from < milestones; from += CHUNK) {
    const count = Math.min(CHUNK, milestones - from);
    const data = histories({ from, count, versions: version }).slice(-count).map(({ event }) => event.data); // prettier-ignore
    const columns = [data.map(({ kind }) => kind), data.map(({ entryId }) => entryId), data.map((one) => one.version), data.map(({ state }) => JSON.stringify(state))]; // prettier-ignore
    await client.query(NAIVE_MODEL, columns);
  }
  await client.query('vacuum analyze');
}

/** Rows of a department's outbox, in one transaction: a relay sees all of them or none. */
export const preloadOutbox = (client: Client, topic: string, events: readonly Recorded[]): Promise<void> =>
  preloadRows(client, OUTBOX, topic, events);

export const preloadNaiveOutbox = (client: Client, topic: string, events: readonly Recorded[]): Promise<void> =>
  preloadRows(client, NAIVE_OUTBOX, topic, events);

/** As pg-transactional-outbox keeps them. */
export const preloadLibraryOutbox = (client: Client, topic: string, events: readonly Recorded[]): Promise<void> =>
  preloadRows(client, LIBRARY_OUTBOX, topic, events);

async function preloadRows(client: Client, text: string, topic: string, events: readonly Recorded[]): Promise<void> {
  await client.query('begin');
  await inChunks(events, async (chunk) => {
    await client.query(text, [topic, chunk.map(({ event }) => event.partitionkey), chunk.map((one) => one.text)]);
  });
  await client.query('commit');
}

async function inChunks<T>(all: readonly T[], write: (chunk: T[]) => Promise<void>): Promise<void> {
  for (let at = 0; at < all.length; at += CHUNK) await write(all.slice(at, at + CHUNK));
}
