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

/** Makes the keys and indexes of the history when it has been copied. */
export const finishHistory = (client: ClientBase): Promise<void> => finishTable(client, 'history');

/** The same for entries, each as it became last. */
export async function finishEntries(client: ClientBase): Promise<void> {
  await createIndexes(client, 'entry');
  await client.query(PUT_IN_PLACE);
  await client.query(`drop table ${LATE}`); // In the swap nobody may be busy with it.
  await client.query('analyze rebuild.entry');
}

/** What was not copied has its keys, but no other index. */
export async function finishOthers(client: ClientBase): Promise<void> {
  for (const table of REBUILT) if (!COPIED.includes(table)) await finishTable(client, table);
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
