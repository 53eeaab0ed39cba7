import { ADD_ROWS, outboxColumns } from '@milepost/outbox';
import type { Pool } from 'pg';
import type { Draft } from './draft.js';

/**
 * Heads, events, withheld changes and idempotency keys in one statement, hence one transaction: all of the batch or nothing.
 * A head that another writer moved meanwhile, or a key that another used, refuses the whole batch with MP001.
 */
const WRITE = `
with given as (
  select * from unnest($1::text[], $2::text[], $3::int[], $4::int[], $5::text[], $6::text[], $7::jsonb[], $8::jsonb[])
    as row (kind, id, expected, version, hash, event_id, state, public)
), moved as (
  update entry set version = given.version, hash = given.hash, event_id = given.event_id, state = given.state, public = given.public
  from given where entry.kind = given.kind and entry.id = given.id and given.expected > 0 and entry.version = given.expected
  returning 1
), made as (
  insert into entry (kind, id, version, hash, event_id, state, public)
  select kind, id, version, hash, event_id, state, public from given where expected = 0 order by kind, id
  on conflict do nothing returning 1
), kept as (
  insert into withheld (event_id, change) select * from unnest($9::text[], $10::jsonb[])
), keyed as (
  insert into idempotency (actor, key, body_hash, answer) select * from unnest($11::text[], $12::text[], $13::text[], $14::jsonb[])
  on conflict do nothing returning 1
), added as (${ADD_ROWS(15)})
select refuse_when((select count(*) from moved) + (select count(*) from made) < cardinality($1::text[])
  or (select count(*) from keyed) < cardinality($11::text[]))`;

const json = (value: unknown) => (value === null ? null : JSON.stringify(value));

const entryColumns = ({ entries }: Draft) => {
  const rows = [...entries.values()].sort((a, b) => (a.kind + a.id < b.kind + b.id ? -1 : 1));
  const current = rows.map((row) => row.current);
  return [
    rows.map(({ kind }) => kind),
    rows.map(({ id }) => id),
    rows.map(({ expected }) => expected),
    current.map(({ version }) => version),
    current.map((head) => head.hash),
    rows.map(({ eventId }) => eventId),
    current.map(({ state }) => json(state)),
    current.map((head) => (head.public === head.state ? null : json(head.public))),
  ];
};

/** Writes a batch. Throws an error with code MP001 when another writer was faster: decide again. */
export async function writeLog(pool: Pool, draft: Draft): Promise<void> {
  const { withheld, remembered, rows } = draft;
  const values = [
    ...entryColumns(draft),
    withheld.map(({ eventId }) => eventId),
    withheld.map(({ change }) => json(change)),
    remembered.map(({ actor }) => actor),
    remembered.map(({ key }) => key),
    remembered.map(({ bodyHash }) => bodyHash),
    remembered.map(({ answer }) => json(answer)),
    ...outboxColumns(rows),
  ];
  await pool.query({ name: 'write log', text: WRITE, values });
}

export const wasOvertaken = (error: unknown): boolean =>
  ['MP001', '40P01', '40001', '23505'].includes((error as { code?: string } | null)?.code ?? '');
