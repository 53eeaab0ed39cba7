import type { ClientBase } from 'pg';
import { COPIED, LATE, REBUILT } from './rebuilt-tables.js';
import { createIndexes } from './shadow-indexes.js';

/** The options of a table, and those of the place where its large values lie. */
const OPTIONS = `
  select string_agg(prefix || option, ', ') as options from pg_class t,
    lateral (select '' as prefix, unnest(t.reloptions) as option
      union all select 'toast.', unnest(l.reloptions) from pg_class l where l.oid = t.reltoastrelid) as o
  where t.oid = $1::regclass`;

/** How much of its columns `analyze` samples, as actions of `alter table`. */
const SAMPLED = `
  select string_agg(format('alter column %I set statistics %s', attname, attstattarget), ', ') as actions
  from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attstattarget >= 0`;

/** What others than the owner may do with the table in use, as statements for the one that takes its place. */
const GRANTS = `
  select format('grant %s on rebuild.%I to %s', string_agg(privilege_type, ', '), $1::text, grantee::regrole) as grant
  from pg_class, aclexplode(relacl) where oid = format('public.%I', $1::text)::regclass and grantee <> relowner group by grantee`;

/** While the tables are filled nobody vacuums them: whoever does holds a lock, for a second after it is asked for, that the swap needs at once. */
const UNATTENDED = 'set (autovacuum_enabled = off, toast.autovacuum_enabled = off)';
const ATTENDED = 'reset (autovacuum_enabled, toast.autovacuum_enabled)';

/**
 * Empty tables like those in use, in the schema `rebuild`, with their primary keys only, or without them where rows are copied in. What an
 * earlier rebuild left is gone, the tables of before too: a vacuum of them lets go when it is asked to, but only after a second, for which
 * nobody may wait while the model stands still.
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
    const { actions } = (await client.query<{ actions: string | null }>(SAMPLED, [`public.${table}`])).rows[0]!;
    if (actions) await client.query(`alter table rebuild.${table} ${actions}`);
    if (!copied || !COPIED.includes(table)) await createIndexes(client, table, ({ primary }) => primary);
    for (const grant of (await client.query<{ grant: string }>(GRANTS, [table])).rows) await client.query(grant.grant);
  }
  if (copied) await client.query(`create unlogged table ${LATE} (like public.entry); alter table ${LATE} ${UNATTENDED}`);
}

const STRANGERS = `select exists (select from rebuild.entry n join public.entry o using (kind, id) where n.department <> o.department) as found`;

/** Whether an entry is another department's than in the model in use, which decides: between two topics the order of a second reading is left to chance. */
export const hasStrangers = async (client: ClientBase): Promise<boolean> =>
  (await client.query<{ found: boolean }>(STRANGERS)).rows[0]!.found;

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
