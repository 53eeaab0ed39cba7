import type { ClientBase } from 'pg';
import { halfOf } from './shadow-tables.js';

/** What the rebuilt model holds, and how it compares. */
export type Verified = {
  entries: number;
  events: number;
  parked: number;
  /** Entries whose versions are not dense: a message is missing on the topics. */
  withHoles: number;
  /** Entries that are not what the last event of their history says: the rebuild failed. */
  wrong: number;
  /** Entries that were otherwise in the model in use, at the same version. */
  differing: number;
  /** The same for two models with the same entries and histories. */
  checksum: string;
};

type Life = Pick<Verified, 'wrong' | 'withHoles'>;
type Entries = Pick<Verified, 'entries' | 'parked' | 'differing' | 'checksum'>;
type Events = Pick<Verified, 'events' | 'checksum'>;

/**
 * Of half of the entries. Which event is the last is asked of the key alone. It is read as JSON only for an entry that is not in the model
 * in use as it is here: of the others a swap changes nothing, and reading them was a quarter of the whole time.
 */
const LIFE = `
  with life as (
    select kind, id, max(version) as version, count(*) as events from rebuild.history where ${halfOf('id')} = $1 group by kind, id
  ),
  half as (select * from rebuild.entry where ${halfOf('id')} = $1),
  other as (
    select half.* from half left join public.entry o using (kind, id, version)
    where o.id is null or (half.event_id, half.department) is distinct from (o.event_id, o.department) or half.doc is distinct from o.doc
  ),
  wrong as (
    select kind, id from other left join rebuild.history h using (kind, id, version)
    where (other.event_id = h.event_id and other.department = h.department
      and coalesce(other.doc, 'null'::jsonb) = coalesce((h.doc::jsonb) -> 'data' -> 'state', 'null'::jsonb)) is not true
    union
    select kind, id from life full join half using (kind, id) where life.version is distinct from half.version
  )
  select (select count(*)::int from wrong) as wrong, (select count(*)::int from life where events <> version) as "withHoles"`;

const ENTRIES = `
  select count(*)::int as entries, coalesce(to_hex(bit_xor(hash_record_extended(e, 0))), '') as checksum,
    (select count(*)::int from rebuild.parked) as parked,
    (select count(*)::int from rebuild.entry n join public.entry o using (kind, id, version) where n::record is distinct from o::record) as differing
  from rebuild.entry e`;

const EVENTS = `select count(*)::int as events, coalesce(to_hex(bit_xor(hash_record_extended(h, 0))), '') as checksum from rebuild.history h`;

/** Checks each rebuilt entry against its history, and both against the model in use; each of two connections has half of the work. */
export async function verifyShadow(client: ClientBase, other?: ClientBase): Promise<Verified> {
  const one = async (own: ClientBase) => [await ask<Life>(own, LIFE, 0), await ask<Entries>(own, ENTRIES)] as const;
  const two = async (own: ClientBase) => [await ask<Life>(own, LIFE, 1), await ask<Events>(own, EVENTS)] as const;
  const first = one(client);
  if (!other) await first; // One connection does one thing at a time.
  const [[life, entries], [otherLife, events]] = await Promise.all([first, two(other ?? client)]);
  return {
    ...{ ...entries, ...events, checksum: `${entries.checksum} ${events.checksum}` },
    ...{ wrong: life.wrong + otherLife.wrong, withHoles: life.withHoles + otherLife.withHoles },
  };
}

async function ask<Row extends object>(client: ClientBase, text: string, half?: number): Promise<Row> {
  return (await client.query<Row>(text, half === undefined ? [] : [half])).rows[0]!;
}
