import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import { isAway, codeOf } from './away.js';
import { briefly, log } from './log.js';

export interface DatabaseSettings {
  /** postgres://user:password@host:port/database */
  url: string;
  /** The steps of the schema: TypeORM migration classes, in order; the name of each ends in a millisecond timestamp. */
  schema?: (new () => MigrationInterface)[];
  /** Connections at most; default 10. */
  poolSize?: number;
  /** Shown by the server beside each connection. */
  name?: string;
  /** Milliseconds after which the server cancels a statement; default 30,000, 0 for never. Steps of the schema are not bound by it. */
  statementTimeout?: number;
  /** Milliseconds to wait for a database that is not there yet; default 60,000. */
  patience?: number;
}

/** Waits until the database is there, applies the schema under a lock, and gives the connected source. */
export async function connectDatabase(settings: DatabaseSettings): Promise<DataSource> {
  await untilThere(settings.url, settings.patience ?? 60_000);
  if (settings.schema?.length) await applySchema(settings);
  return new DataSource(sourceOptions(settings)).initialize();
}

/** The pool below a source, for hot paths with named statements; a client taken from it must be released. */
export function pool(source: DataSource): pg.Pool {
  const { master } = source.driver as unknown as { master: unknown };
  if (master instanceof pg.Pool) return master;
  throw new TypeError('Not a connected PostgreSQL source.');
}

const sourceOptions = ({ url, poolSize = 10, name = 'milepost', statementTimeout = 30_000 }: DatabaseSettings) => ({
  type: 'postgres' as const,
  url,
  poolSize,
  applicationName: name,
  migrationsTableName: 'schema_step',
  logging: false as const,
  poolErrorHandler: (error: unknown) => log.warn(briefly(error), 'a database connection was lost'),
  extra: {
    options: `-c jit=off -c statement_timeout=${statementTimeout}`,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  },
});

const LOCK = 'milepost.schema';

/**
 * Services that start at once apply each step once: the others wait here.
 * The lock has a connection of its own: in a pool of one the steps would wait for it for ever.
 */
async function applySchema(settings: DatabaseSettings): Promise<void> {
  const lock = new pg.Client({ connectionString: settings.url, application_name: `${settings.name ?? 'milepost'} schema` });
  const source = new DataSource({ ...sourceOptions({ ...settings, poolSize: 1, statementTimeout: 0 }), migrations: settings.schema ?? [] });
  await lock.connect();
  try {
    await lock.query('select pg_advisory_lock(hashtextextended($1, 0))', [LOCK]);
    await source.initialize();
    const applied = await source.runMigrations({ transaction: 'each' });
    for (const { name } of applied) log.info({ step: name }, 'schema step applied');
  } finally {
    if (source.isInitialized) await source.destroy();
    await lock.end();
  }
}

/** Asks again, at first every 100 ms, then every 2 s, until the database answers or patience ends. */
async function untilThere(url: string, patience: number): Promise<void> {
  const deadline = Date.now() + patience;
  for (let wait = 100; ; wait = Math.min(wait * 2, 2_000)) {
    const error = await missing(url);
    if (!error) return;
    if (!notYet(error) || Date.now() + wait > deadline) throw error;
    log.warn({ ...briefly(error), nextTryMs: wait }, 'waiting for the database');
    await sleep(wait);
  }
}

async function missing(url: string): Promise<Error | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined); // A cut after the answer is seen by the next user of the database.
  try {
    await client.connect();
    return undefined;
  } catch (error) {
    return error as Error;
  } finally {
    await client.end();
  }
}

// 3D000: the database is made by somebody who is still at it.
const notYet = (error: Error) => isAway(error) || codeOf(error) === '3D000' || error.message === 'timeout expired';
