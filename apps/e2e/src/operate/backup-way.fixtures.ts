import { spawnSync } from 'node:child_process';
import { Client } from 'pg';

/** How a database is saved and brought back; `restore` finds an empty database, or one that `milepost databases` has made. */
export type Backup = {
  name: string;
  save(url: string): Promise<Buffer>;
  restore(url: string, saved: Buffer): Promise<void>;
  wantsSchema: boolean;
};

const LARGE = 256 * 1024 * 1024;
const IN_CONTAINER = ['docker', 'run', '--rm', '-i', '--network', 'host', 'postgres:18'];

/** PostgreSQL's own tools where there are some of the server's version, be it in a container; else the rows, table by table. */
export function backupWay(): Backup {
  if (versionOf([]) >= 18) return byTools('pg_dump', []);
  if (versionOf(IN_CONTAINER) >= 18) return byTools('pg_dump of a container', IN_CONTAINER);
  return byRows;
}

const versionOf = (before: string[]): number => {
  const [command, ...words] = [...before, 'pg_dump', '--version'];
  const { stdout } = spawnSync(command!, words, { encoding: 'utf8', timeout: 30_000 });
  return Number(/ (\d+)\./.exec(stdout ?? '')?.[1] ?? 0);
};

function byTools(name: string, before: string[]): Backup {
  const run = (words: string[], input?: Buffer): Buffer => {
    const [command, ...rest] = [...before, ...words];
    const { status, stdout, stderr } = spawnSync(command!, rest, { input, maxBuffer: LARGE });
    if (status !== 0) throw new Error(`${words[0]}: ${String(stderr)}`);
    return stdout;
  };
  return {
    name,
    wantsSchema: false,
    save: (url) => Promise.resolve(run(['pg_dump', '--format=custom', url])),
    restore: (url, saved) => Promise.resolve(void run(['pg_restore', '--exit-on-error', '--single-transaction', '--dbname', url], saved)),
  };
}

const TABLES = `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'schema_step' order by 1`;

const byRows: Backup = {
  name: 'its rows, for there is no pg_dump of the server’s version',
  wantsSchema: true,
  save: (url) =>
    within(url, async (client) => {
      const tables: Record<string, unknown> = {};
      for (const { name } of (await client.query<{ name: string }>(TABLES)).rows)
        tables[name] = (
          await client.query<{ rows: string }>(`select coalesce(json_agg(t), '[]')::text as rows from ${name} t`)
        ).rows[0]!.rows;
      return Buffer.from(JSON.stringify(tables));
    }),
  restore: (url, saved) =>
    within(url, async (client) => {
      for (const [name, rows] of Object.entries(JSON.parse(saved.toString()) as Record<string, string>)) {
        await client.query(`delete from ${name}`);
        await client.query(`insert into ${name} overriding system value select * from json_populate_recordset(null::${name}, $1)`, [rows]);
      }
      await client.query(`select setval(pg_get_serial_sequence('outbox', 'position'), (select max(position) from outbox))`);
    }),
};

export async function within<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return work(client).finally(() => client.end());
}
