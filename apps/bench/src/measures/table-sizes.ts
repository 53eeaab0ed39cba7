import type { Client } from 'pg';

/** Small tables are a page or two, whatever is in them. */
const TABLES = `
select relname as name, pg_total_relation_size(oid)::float8 as bytes from pg_class
where relkind = 'r' and relnamespace = 'public'::regnamespace and pg_total_relation_size(oid) > 1048576`;

/** How many bytes on disk each larger table takes for a byte of its rows, indexes and dead rows included: rows may grow, this must not. */
export async function bytesPerByte(client: Client): Promise<Record<string, number>> {
  const { rows } = await client.query<{ name: string; bytes: number }>(TABLES);
  const sizes: Record<string, number> = {};
  for (const { name, bytes } of rows) {
    const text = `select sum(pg_column_size(one.*))::float8 as live from ${client.escapeIdentifier(name)} as one`;
    const { live } = (await client.query<{ live: number | null }>(text)).rows[0]!;
    if (live) sizes[`${client.database}.${name}`] = bytes / live;
  }
  return sizes;
}

/** Megabytes of one table, with its indexes and dead rows. */
export async function megabytesOf(client: Client, table: string): Promise<Record<string, number>> {
  const { rows } = await client.query<{ megabytes: number }>('select pg_total_relation_size($1::regclass)::float8 / 1048576 as megabytes', [
    table,
  ]);
  return { [table]: rows[0]!.megabytes };
}

const DEAD = `select relname as name, n_dead_tup::int as dead from pg_stat_user_tables where n_dead_tup > 0 order by relname`;

/** `entry 12,000, consumer_offset 40` */
export async function deadRows(client: Client): Promise<string> {
  const { rows } = await client.query<{ name: string; dead: number }>(DEAD);
  return rows.map(({ name, dead }) => `${name} ${dead.toLocaleString('en')}`).join(', ');
}
