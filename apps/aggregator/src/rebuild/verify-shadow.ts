import type { ClientBase } from 'pg';

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

/** SQL: 0 for one half of what has that name, 1 for the other. */
const halfOf = (column: string): string => `hashtext(${column}) & 1`;

type Life = Pick<Verified, 'wrong' | 'withHoles'>;
type Entries = Pick<Verified, 'entries' | 'parked' | 'differing' | 'checksum'>;
type Events = Pick<Verified, 'events' | 'checksum'>;

/**
 * Of half of the entries. Which event is the last is asked of the key alone: only that one is read as JSON. Rows are summed up as they
 * are, not as text, and sums do not depend on the order.
 */
const LIFE = `
  with life as (
    select kind, id, max(version) as version, count(*) as events from rebuild.history where ${halfOf('id')} = $1 group by kind, id
  ),
  wrong as (
    select kind, id from rebuild.entry e left join rebuild.history h using (kind, id, version)
    where ${halfOf('id')} = $1 and (e.event_id = h.event_id and e.department = h.department
      and coalesce(e.doc, 'null'::jsonb) = coalesce((h.doc::jsonb) -> 'data' -> 'state', 'null'::jsonb)) is not true
    union
    select kind, id from life full join (select kind, id, version from rebuild.entry where ${halfOf('id')} = $1) as entry using (kind, id)
    where life.version is distinct from entry.version
  )
  select (select count(*)::int from wrong) as wrong, (select count(*)::int from life where events <> version) as "withHoles"`;

/** Rows are compared by their sums: the rows of two models side by side are more than a connection has memory for. */
const ENTRIES = `
  with made as materialized (select kind, id, version, hash_record_extended(e, 0) as sum from rebuild.entry e),
  in_use as materialized (select kind, id, version, hash_record_extended(e, 0) as sum from public.entry e)
  select count(*)::int as entries, coalesce(to_hex(bit_xor(sum)), '') as checksum, (select count(*)::int from rebuild.parked) as parked,
    (select count(*)::int from made join in_use using (kind, id, version) where made.sum <> in_use.sum) as differing
  from made`;

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
