import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { isAway } from './away.js';
import { outliveCuts } from './cut-connections.js';
import { briefly, log } from './log.js';
import { bringUpToDate, type Step } from './schema.js';
import { cutSilentConnections } from './silent-connections.js';
import { sourceOptions, type SourceSettings } from './source-options.js';

export interface DatabaseSettings extends SourceSettings {
  /** The steps of the schema: TypeORM migration classes, in order; the name of each ends in a millisecond timestamp. */
  schema?: Step[];
  /** Milliseconds to wait for a database that is not there yet; default 60,000. */
  patience?: number;
}

/**
 * Waits until the database is there and its schema up to date, and gives the connected source. A role that may create applies the
 * steps itself, under a lock; one that may not waits until the owner has.
 */
export async function connectDatabase(settings: DatabaseSettings): Promise<DataSource> {
  await untilThere(settings.url, settings.patience ?? 60_000);
  if (settings.schema?.length) await bringUpToDate({ ...settings, schema: settings.schema });
  const source = await new DataSource(sourceOptions(settings)).initialize();
  cutSilentConnections(pool(source));
  return source;
}

/** The pool below a source, for hot paths with named statements; a client taken from it must be released. */
export function pool(source: DataSource): pg.Pool {
  const { master } = source.driver as unknown as { master: unknown };
  if (master instanceof pg.Pool) return master;
  throw new TypeError('Not a connected PostgreSQL source.');
}

/** Where a source is connected to, for those who need connections of their own. */
export function addressOf({ options }: DataSource): string {
  if (options.type === 'postgres' && options.url !== undefined) return options.url;
  throw new TypeError('Not a PostgreSQL source with an address.');
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
  outliveCuts(client);
  try {
    await client.connect();
    return undefined;
  } catch (error) {
    return error as Error;
  } finally {
    await client.end();
  }
}

const notYet = (error: Error) => isAway(error) || error.message === 'timeout expired';
