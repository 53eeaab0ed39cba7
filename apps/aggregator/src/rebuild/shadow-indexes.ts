import { together } from '@milepost/service';
import type { ClientBase } from 'pg';
import { ENTRY_COLUMNS } from '../projection/write-entries.js';
import { COPIED, LATE, REBUILT } from './rebuilt-tables.js';

type Index = { name: string; primary: boolean; definition: string };

/** Of the table in use, without those that the new one has. */
const INDEXES = `
  select c.relname as name, i.indisprimary as primary, pg_get_indexdef(i.indexrelid) as definition
  from pg_index i join pg_class c on c.oid = i.indexrelid
  where i.indrelid = format('public.%I', $1::text)::regclass and to_regclass(format('rebuild.%I', c.relname)) is null order by c.relname`;

/** What the tables still lack, which is quicker to build at once than row by row. */
export async function finishShadow(client: ClientBase): Promise<void> {
  for (const table of REBUILT) await finishTable(client, table);
}

async function finishTable(client: ClientBase, table: string): Promise<void> {
  await createIndexes(client, table);
  await client.query(`analyze rebuild.${table}`);
}

/** Of those columns every one; which of them an entry is called by does not change by it. */
const PUT_IN_PLACE = `
  insert into rebuild.entry (${ENTRY_COLUMNS.join(', ')}) select distinct on (kind, id) ${ENTRY_COLUMNS.join(', ')} from ${LATE} order by kind, id, version desc
  on conflict (kind, id) do update set ${ENTRY_COLUMNS.map((column) => `${column} = excluded.${column}`).join(', ')}`;

/** Makes all keys and indexes of tables that were copied into; whichever connection is free makes the next one. */
export async function finishCopied(client: ClientBase, other: ClientBase): Promise<void> {
  const copied = await Promise.all(COPIED.map(async (table) => ({ table, indexes: await indexesOf(client, table) })));
  await inTurns([client, other], copied.flatMap(({ indexes }) => indexes.map(creating))); // prettier-ignore
  for (const { table, indexes } of copied) await usePrimary(client, table, indexes);
  await client.query(PUT_IN_PLACE);
  await client.query(`drop table ${LATE}`); // In the swap nobody may be busy with it.
  await inTurns([client, other], copied.map(({ table }) => `analyze rebuild.${table}`)); // prettier-ignore
  for (const table of REBUILT) if (!COPIED.includes(table)) await finishTable(client, table);
}

/** After a failure no connection begins another statement, and none is at work any more: what comes next may make these tables anew. */
async function inTurns(clients: readonly ClientBase[], statements: readonly string[]): Promise<void> {
  const left = [...statements];
  const stop = (error: unknown) => {
    left.length = 0;
    throw error;
  };
  const work = async (client: ClientBase) => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await client.query(next).catch(stop);
  };
  await together(clients.map(work));
}

async function indexesOf(client: ClientBase, table: string): Promise<Index[]> {
  return (await client.query<Index>(INDEXES, [table])).rows;
}

/** Makes indexes like those of the table in use. */
export async function createIndexes(client: ClientBase, table: string, which: (index: Index) => boolean = () => true): Promise<void> {
  const indexes = (await indexesOf(client, table)).filter(which);
  for (const index of indexes) await client.query(creating(index));
  await usePrimary(client, table, indexes);
}

const creating = ({ definition }: Index): string => definition.replace(' ON public.', ' ON rebuild.');

async function usePrimary(client: ClientBase, table: string, indexes: readonly Index[]): Promise<void> {
  for (const { name, primary } of indexes)
    if (primary) await client.query(`alter table rebuild.${table} add constraint "${name}" primary key using index "${name}"`);
}
