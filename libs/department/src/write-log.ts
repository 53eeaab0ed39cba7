import { ADD_ROWS, type Committed, outboxColumns } from '@milepost/outbox';
import { textArray } from '@milepost/service';
import type { Pool } from 'pg';
import type { Draft } from './draft.js';

/**
 * Heads, events, withheld changes and idempotency keys in one statement, hence one transaction: all of the batch or nothing.
 * A head that another writer moved meanwhile, or a key that another used, refuses the whole batch with MP001.
 */
const WRITE = `
with given as (
  select * from unnest($1::text[], $2::text[], $3::int[], $4::int[], $5::text[], $6::text[], $7::text[], $8::text[])
    as row (kind, id, expected, version, hash, event_id, state, public)
), moved as (
  update entry set version = given.version, hash = given.hash, event_id = given.event_id, state = given.state::jsonb, public = given.public::jsonb
  from given where entry.kind = given.kind and entry.id = given.id and given.expected > 0 and entry.version = given.expected
  returning 1
), made as (
  insert into entry (kind, id, version, hash, event_id, state, public)
  select kind, id, version, hash, event_id, state::jsonb, public::jsonb from given where expected = 0 order by kind, id
  on conflict do nothing returning 1
), kept as (
  insert into withheld (event_id, change) select event_id, change::jsonb from unnest($9::text[], $10::text[]) as row (event_id, change)
), keyed as (
  insert into idempotency (actor, key, body_hash, answer) select actor, key, body_hash, answer::jsonb from unnest($11::text[], $12::text[], $13::text[], $14::text[]) as row (actor, key, body_hash, answer)
  on conflict do nothing returning 1
), added as (${ADD_ROWS(15)} returning position)
select (select min(position) from added) as first, (select max(position) from added) as last, refuse_when((select count(*) from moved) + (select count(*) from made) < cardinality($1::text[])
  or (select count(*) from keyed) < cardinality($11::text[]))`;

const json = (value: unknown) => (value === null ? null : JSON.stringify(value));

const entryColumns = ({ entries }: Draft) => {
  const rows = [...entries.values()].sort((a, b) => (a.kind + a.id < b.kind + b.id ? -1 : 1));
  const current = rows.map((row) => row.current);
  return [
    textArray(rows.map(({ kind }) => kind)),
    textArray(rows.map(({ id }) => id)),
    rows.map(({ expected }) => expected),
    current.map(({ version }) => version),
    textArray(current.map((head) => head.hash)),
    textArray(rows.map(({ eventId }) => eventId)),
    textArray(current.map(({ state }) => json(state))),
    textArray(current.map((head) => (head.public === head.state ? null : json(head.public)))),
  ];
};

/**
 * Writes a batch and gives back where it stands in the log; undefined when rows of another writer stand between.
 * Throws an error with code MP001 when another writer was faster: decide again.
 */
export async function writeLog(pool: Pool, draft: Draft): Promise<Committed | undefined> {
  const { withheld, remembered, rows } = draft;
  const values = [
    ...entryColumns(draft),
    textArray(withheld.map(({ eventId }) => eventId)),
    textArray(withheld.map(({ change }) => json(change))),
    textArray(remembered.map(({ actor }) => actor)),
    textArray(remembered.map(({ key }) => key)),
    textArray(remembered.map(({ bodyHash }) => bodyHash)),
    textArray(remembered.map(({ answer }) => json(answer))),
    ...outboxColumns(rows).map(textArray),
  ];
  const { rows: placed } = await pool.query<{ first: string; last: string }>({ name: 'write log', text: WRITE, values });
  const [first, last] = [Number(placed[0]!.first), Number(placed[0]!.last)];
  return last - first + 1 === rows.length ? { first, rows } : undefined;
}

export const wasOvertaken = (error: unknown): boolean =>
  ['MP001', '40P01', '40001', '23505'].includes((error as { code?: string } | null)?.code ?? '');
