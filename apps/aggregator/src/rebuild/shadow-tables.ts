import { together } from '@milepost/service';
import type { ClientBase } from 'pg';
import { ENTRY_COLUMNS } from '../projection/write-entries.js';

/** The tables that a rebuild makes anew. What somebody decided (dropped messages) is no part of the topics and stays. */
export const REBUILT = ['entry', 'history', 'department', 'consumer_offset', 'parked'] as const;

type Index = { name: string; primary: boolean; definition: string };

/** The options of a table, and those of the place where its large values lie. */
const OPTIONS = `
  select string_agg(prefix || option, ', ') as options from pg_class t,
    lateral (select '' as prefix, unnest(t.reloptions) as option
      union all select 'toast.', unnest(l.reloptions) from pg_class l where l.oid = t.reltoastrelid) as o
  where t.oid = $1::regclass`;
/** Of the table in use, without those that the new one has. */
const INDEXES = `
  select c.relname as name, i.indisprimary as primary, pg_get_indexdef(i.indexrelid) as definition
  from pg_index i join pg_class c on c.oid = i.indexrelid
  where i.indrelid = format('public.%I', $1::text)::regclass and to_regclass(format('rebuild.%I', c.relname)) is null order by c.relname`;

/** What others than the owner may do with the table in use, as statements for the one that takes its place. */
const GRANTS = `
  select format('grant %s on rebuild.%I to %s', string_agg(privilege_type, ', '), $1::text, grantee::regrole) as grant
  from pg_class, aclexplode(relacl) where oid = format('public.%I', $1::text)::regclass and grantee <> relowner group by grantee`;

/** While the tables are filled nobody vacuums them: whoever does holds a lock, for a second after it is asked for, that the swap needs at once. */
const UNATTENDED = 'set (autovacuum_enabled = off, toast.autovacuum_enabled = off)';
const ATTENDED = 'reset (autovacuum_enabled, toast.autovacuum_enabled)';

/** Tables that are copied into first: they get their keys afterwards. */
const COPIED = new Set<string>(['history', 'entry']);

/** Entries that changed after they were copied; it goes with the schema. */
export const LATE = 'rebuild.late';

/**
 * Empty tables like those in use, in the schema `rebuild`, with their primary keys only, or without them where rows are copied in. What an earlier rebuild left is gone, the tables
 * of before too: a vacuum of them lets go when it is asked to, but only after a second, for which nobody may wait while the model stands still.
 */
export async function createShadow(client: ClientBase, { copied }: { copied: boolean }): Promise<void> {
  await client.query('drop schema if exists rebuild, before cascade');
  await client.query('create schema rebuild');
  for (const table of REBUILT) {
    const { rows } = await client.query<{ options: string | null }>(OPTIONS, [`public.${table}`]);
    const options = rows[0]?.options;
    await client.query(
      `create table rebuild.${table} (like public.${table} including defaults including constraints including storage) ${options ? `with (${options})` : ''}`,
    );
    await client.query(`alter table rebuild.${table} ${UNATTENDED}`);
    if (!copied || !COPIED.has(table)) await createIndexes(client, table, ({ primary }) => primary);
    for (const grant of (await client.query<{ grant: string }>(GRANTS, [table])).rows) await client.query(grant.grant);
  }
  if (copied) await client.query(`create unlogged table ${LATE} (like public.entry)`);
}

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

/** SQL: 0 for one half of what has that name, 1 for the other. */
export const halfOf = (column: string): string => `hashtext(${column}) & 1`;

/** Makes all keys and indexes of tables that were copied into; whichever connection is free makes the next one. */
export async function finishCopied(client: ClientBase, other: ClientBase): Promise<void> {
  const copied = [...COPIED];
  const indexes = await Promise.all(copied.map((table) => indexesOf(client, table)));
  await inTurns([client, other], indexes.flat().map(creating)); // prettier-ignore
  for (const [place, table] of copied.entries()) await usePrimary(client, table, indexes[place]!);
  await client.query(PUT_IN_PLACE);
  await inTurns([client, other], copied.map((table) => `analyze rebuild.${table}`)); // prettier-ignore
  for (const table of REBUILT) if (!COPIED.has(table)) await finishTable(client, table);
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

const STRANGERS = `select exists (select from rebuild.entry n join public.entry o using (kind, id) where n.department <> o.department) as found`;

/** Whether an entry is another department's than in the model in use, which decides: between two topics the order of a second reading is left to chance. */
export const hasStrangers = async (client: ClientBase): Promise<boolean> =>
  (await client.query<{ found: boolean }>(STRANGERS)).rows[0]!.found;

async function indexesOf(client: ClientBase, table: string): Promise<Index[]> {
  return (await client.query<Index>(INDEXES, [table])).rows;
}

async function createIndexes(client: ClientBase, table: string, which: (index: Index) => boolean = () => true): Promise<void> {
  const indexes = (await indexesOf(client, table)).filter(which);
  for (const index of indexes) await client.query(creating(index));
  await usePrimary(client, table, indexes);
}

const creating = ({ definition }: Index): string => definition.replace(' ON public.', ' ON rebuild.');

async function usePrimary(client: ClientBase, table: string, indexes: readonly Index[]): Promise<void> {
  for (const { name, primary } of indexes)
    if (primary) await client.query(`alter table rebuild.${table} add constraint "${name}" primary key using index "${name}"`);
}

/**
 * Puts the rebuilt tables in the place of those in use, which are kept in the schema `before` until the next rebuild.
 * The caller's transaction makes it one step for every reader; statements that are prepared find the new tables by name.
 */
export async function swapShadow(client: ClientBase): Promise<void> {
  await client.query('create schema before');
  for (const table of REBUILT) {
    await client.query(`alter table public.${table} set schema before`);
    await client.query(`alter table rebuild.${table} ${ATTENDED}`);
    await client.query(`alter table rebuild.${table} set schema public`);
  }
  await client.query('drop schema rebuild cascade');
}
