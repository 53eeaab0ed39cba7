import type { ClientBase, Pool } from 'pg';
import { log } from '@milepost/service';
import { type Partition, partitionName } from './reading.js';
import type { Slice } from './sort-out.js';

/** Where the model stands in a partition. */
export type Standing = Partition & { next: number; generation: number };

/** The offsets that a broker still has: `low` is the first, `high` the one after the last. */
export type Watermarks = Partition & { low: number; high: number };

/** The offsets are not where this process thought: another one has moved them, or the model was rebuilt. Nothing was written. */
export class OffsetsMoved extends Error {
  override readonly name = 'OffsetsMoved';
}

/** Compare and set; moves as many rows as there are slices, or somebody else has moved some. */
export const MOVE = `
  update consumer_offset o set next = b.next
  from unnest($1::text[], $2::int[], $3::bigint[], $4::bigint[], $5::int[]) as b (topic, partition, "from", next, generation)
  where o.topic = b.topic and o.partition = b.partition and o.next = b."from" and o.generation = b.generation`;

/** Compare and set, for all slices or none: what fences off a process that was thought dead. */
export async function moveOffsets(client: ClientBase, slices: readonly Slice[]): Promise<void> {
  const { rowCount } = await client.query({ name: 'move-offsets', text: MOVE, values: movesOf(slices) });
  if (rowCount !== slices.length) throw new OffsetsMoved(`Of ${slices.length} partitions ${rowCount} stood where they were thought to.`);
}

export const movesOf = (slices: readonly Slice[]) =>
  (['topic', 'partition', 'from', 'next', 'generation'] as const).map((name) => slices.map((slice) => slice[name]));

const ENSURE = `
  insert into consumer_offset (topic, partition, next)
  select * from unnest($1::text[], $2::int[], $3::bigint[]) on conflict do nothing`;
const LOAD = `
  select topic, partition, next::float8 as next, generation from consumer_offset
  join unnest($1::text[], $2::int[]) as wanted (topic, partition) using (topic, partition)`;
const RESET = 'update consumer_offset set next = $4 where topic = $1 and partition = $2 and next = $3';

/**
 * Where the model stands in each partition; a partition that is new to it starts at the first message there is.
 * @param ask the offsets that the broker has at this moment; asked again when the model stands beyond them
 */
export async function loadStandings(pool: Pool, ask: () => Promise<readonly Watermarks[]>): Promise<Standing[]> {
  const before = await ask();
  const [topics, partitions, lows] = [before.map(({ topic }) => topic), before.map(({ partition }) => partition), before.map(({ low }) => low)]; // prettier-ignore
  await pool.query(ENSURE, [topics, partitions, lows]);
  const { rows } = await pool.query<Standing>(LOAD, [topics, partitions]);
  if (rows.every(isWithin(before))) return rows;
  // Another aggregator may have brought the model beyond what the broker said first: only what it says later counts.
  const after = await ask();
  const isStill = isWithin(after);
  return Promise.all(rows.map((row) => (isStill(row) ? row : fromTheStart(pool, row, after))));
}

export async function allStandings(pool: Pool): Promise<Standing[]> {
  return (await pool.query<Standing>('select topic, partition, next::float8 as next, generation from consumer_offset')).rows;
}

const isWithin = (marks: readonly Watermarks[]) => {
  const known = new Map(marks.map((mark) => [partitionName(mark), mark]));
  return (standing: Standing): boolean => {
    const mark = known.get(partitionName(standing));
    return mark !== undefined && standing.next >= mark.low && standing.next <= mark.high;
  };
};

/**
 * A topic that ends before the model's offset was made anew and filled again: it is read from its start, for what is known
 * changes nothing. One that begins after it has lost messages, which only a republish brings back.
 */
async function fromTheStart(pool: Pool, standing: Standing, marks: readonly Watermarks[]): Promise<Standing> {
  const { topic, partition, next } = standing;
  const mark = marks.find((one) => partitionName(one) === partitionName(standing));
  if (!mark) throw new Error(`The broker says nothing of ${partitionName(standing)} any more.`);
  const { low, high } = mark;
  log.error({ topic, partition, next, low, high }, next < low ? 'messages are gone from the topic' : 'the topic was made anew');
  await pool.query(RESET, [topic, partition, next, low]);
  return { ...standing, next: low };
}
