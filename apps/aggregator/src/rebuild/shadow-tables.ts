import type { ClientBase } from 'pg';

/** The tables that a rebuild makes anew. What somebody decided (dropped messages) is no part of the topics and stays. */
export const REBUILT = ['entry', 'history', 'department', 'consumer_offset', 'parked'] as const;

type Index = { name: string; primary: boolean; definition: string };

/** The options of a table, and those of the place where its large values lie. */
const OPTIONS = `
  select string_agg(prefix || option, ', ') as options from pg_class t,
    lateral (select '' as prefix, unnest(t.reloptions) as option
      union all select 'toast.', unnest(l.reloptions) from pg_class l where l.oid = t.reltoastrelid) as o
  where t.oid = $1::regclass`;
const INDEXES = `
  select c.relname as name, i.indisprimary as primary, pg_get_indexdef(i.indexrelid) as definition
  from pg_index i join pg_class c on c.oid = i.indexrelid where i.indrelid = $1::regclass order by c.relname`;

/** What others than the owner may do with the table in use, as statements for the one that takes its place. */
const GRANTS = `
  select format('grant %s on rebuild.%I to %s', string_agg(privilege_type, ', '), $1::text, grantee::regrole) as grant
  from pg_class, aclexplode(relacl) where oid = format('public.%I', $1::text)::regclass and grantee <> relowner group by grantee`;

/** While the tables are filled nobody vacuums them: whoever does holds a lock, for a second after it is asked for, that the swap needs at once. */
const UNATTENDED = 'set (autovacuum_enabled = off, toast.autovacuum_enabled = off)';
const ATTENDED = 'reset (autovacuum_enabled, toast.autovacuum_enabled)';

/**
 * Empty tables like those in use, in the schema `rebuild`, with their primary keys only. What an earlier rebuild left is gone, the tables
 * of before too: a vacuum of them lets go when it is asked to, but only after a second, for which nobody may wait while the model stands still.
 */
export async function createShadow(client: ClientBase): Promise<void> {
  await client.query('drop schema if exists rebuild, before cascade');
  await client.query('create schema rebuild');
  for (const table of REBUILT) {
    const { rows } = await client.query<{ options: string | null }>(OPTIONS, [`public.${table}`]);
    const options = rows[0]?.options;
    await client.query(
      `create table rebuild.${table} (like public.${table} including defaults including constraints including storage) ${options ? `with (${options})` : ''}`,
    );
    await client.query(`alter table rebuild.${table} ${UNATTENDED}`);
    for (const index of await indexesOf(client, table)) if (index.primary) await createIndex(client, table, index);
    for (const grant of (await client.query<{ grant: string }>(GRANTS, [table])).rows) await client.query(grant.grant);
  }
}

/** The other indexes, which are quicker to build at once than row by row. */
export async function finishShadow(client: ClientBase): Promise<void> {
  for (const table of REBUILT) {
    for (const index of await indexesOf(client, table)) if (!index.primary) await createIndex(client, table, index);
    await client.query(`analyze rebuild.${table}`);
  }
}

async function indexesOf(client: ClientBase, table: string): Promise<Index[]> {
  return (await client.query<Index>(INDEXES, [`public.${table}`])).rows;
}

async function createIndex(client: ClientBase, table: string, { name, primary, definition }: Index): Promise<void> {
  await client.query(definition.replace(` ON public.${table} `, ` ON rebuild.${table} `));
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
