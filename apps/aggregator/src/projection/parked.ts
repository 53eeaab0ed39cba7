import { departmentOfTopic } from '@milepost/contracts';
import { briefly } from '@milepost/service';
import type { ClientBase, Pool } from 'pg';
import { Owners } from './owners.js';
import { writeReadings } from './projection.js';
import { type Message, type Position, read, type Reading } from './reading.js';
import { inTransaction } from './transaction.js';

/** A parked message as a list shows it; `bytes` is the size of its value, null for a tombstone. */
export type ParkedMessage = Position & { key: string | null; reason: string; parkedAt: Date; bytes: number | null };

/** What a release did: `stay` are those that still cannot be applied, or wait behind such a one. */
export type Released = { released: number; stay: number; errors: string[] };

const LIST = `
  select topic, partition, "offset"::float8 as "offset", key, reason, parked_at as "parkedAt", length(value) as bytes
  from parked order by topic, partition, "offset"`;

export async function listParked(pool: Pool): Promise<ParkedMessage[]> {
  return (await pool.query<ParkedMessage>(LIST)).rows;
}

export async function countParked(pool: Pool): Promise<number> {
  return (await pool.query<{ n: number }>('select count(*)::int as n from parked')).rows[0]!.n;
}

const SHOW = 'select value from parked where topic = $1 and partition = $2 and "offset" = $3';

/** The bytes of a parked message; null for a tombstone, undefined when nothing is parked there. */
export async function parkedValue(pool: Pool, { topic, partition, offset }: Position): Promise<Buffer | null | undefined> {
  const { rows } = await pool.query<{ value: Buffer | null }>(SHOW, [topic, partition, offset]);
  return rows[0]?.value;
}

type Group = { topic: string; key: string | null };

/** Applies parked messages again, those of a key in their order, each key in a transaction of its own; all keys when none is given. */
export async function releaseParked(pool: Pool, prefix: string, only?: Group): Promise<Released> {
  const groups = only ? [only] : (await pool.query<Group>('select distinct topic, key from parked order by topic, key')).rows;
  const total: Released = { released: 0, stay: 0, errors: [] };
  for (const group of groups) {
    try {
      const { released, stay } = await inTransaction(pool, (client) => releaseGroup(client, prefix, group));
      total.released += released;
      total.stay += stay;
    } catch (error) {
      total.errors.push(`${group.topic} ${group.key ?? ''}: ${briefly(error).error}`);
    }
  }
  return total;
}

const DROP = `
  with gone as (delete from parked where topic = $1 and partition = $2 and "offset" = $3 returning *)
  insert into dropped (topic, partition, "offset", key, reason, value, parked_at, dropped_because)
  select topic, partition, "offset", key, reason, value, parked_at, $4 from gone returning key`;

/** Decides that a parked message is never applied, keeps it with the reason, and releases what waited behind it. Undefined: nothing is parked there. */
export async function dropParked(pool: Pool, prefix: string, position: Position, because: string): Promise<Released | undefined> {
  const { topic, partition, offset } = position;
  return inTransaction(pool, async (client) => {
    await holdTopic(client, topic);
    const { rows } = await client.query<{ key: string | null }>(DROP, [topic, partition, offset, because]);
    const [dropped] = rows;
    if (!dropped) return undefined;
    return dropped.key === null ? { released: 0, stay: 0, errors: [] } : releaseGroup(client, prefix, { topic, key: dropped.key });
  });
}

const TAKE = `
  with taken as (delete from parked where topic = $1 and key is not distinct from $2 returning *)
  select topic, partition, "offset"::float8 as "offset", value, parked_at as "parkedAt" from taken order by partition, "offset"`;
const KEEP_TIMES = `
  update parked p set parked_at = t.parked_at from unnest($1::int[], $2::bigint[], $3::timestamptz[]) as t (partition, "offset", parked_at)
  where p.topic = $4 and p.partition = t.partition and p."offset" = t."offset"`;

async function releaseGroup(client: ClientBase, prefix: string, { topic, key }: Group): Promise<Released> {
  await holdTopic(client, topic);
  const { rows } = await client.query<Omit<Message, 'key'> & { parkedAt: Date }>(TAKE, [topic, key]);
  const readings = rows.map((row) => readAgain({ ...row, key: key === null ? null : Buffer.from(key) }, prefix));
  const { parked } = await writeReadings(client, readings, new Owners());
  const times = (['partition', 'offset', 'parkedAt'] as const).map((name) => rows.map((row) => row[name]));
  await client.query(KEEP_TIMES, [...times, topic]);
  return { released: rows.length - parked, stay: parked, errors: [] };
}

const readAgain = (message: Message, prefix: string): Reading => read(message, departmentOfTopic(message.topic, prefix));

const HOLD = `
  with held as (select topic, partition from consumer_offset where topic = $1 order by partition for update)
  update consumer_offset o set generation = o.generation + 1 from held where o.topic = held.topic and o.partition = held.partition`;

/** Keeps the projection out of the topic until the transaction ends, and lets it know that the model was changed behind its back. */
const holdTopic = (client: ClientBase, topic: string) => client.query(HOLD, [topic]);
