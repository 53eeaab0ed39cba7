import { briefly, log } from './log.js';
import { EVERY_SESSION, newConnection } from './new-connection.js';

export interface SourceSettings {
  /** postgres://user:password@host:port/database */
  url: string;
  /** Connections at most; default 10. */
  poolSize?: number;
  /** Connections that stay though nobody uses them, with the plans of their statements; default 1. Others go after 10 s. */
  kept?: number;
  /** Shown by the server beside each connection. */
  name?: string;
  /** Milliseconds after which the server cancels a statement, and a little later we give it up; default 4,000, 0 for never. Steps of the schema are not bound by it. */
  statementTimeout?: number;
  /** 'kept' when every named statement looks up by key, whatever the size of the tables; default 'by size', as the planner likes. */
  plans?: 'kept' | 'by size';
}

/** The server is the first to give up, if it hears us: what became of the statement is known then. */
const GRACE = 500;

/**
 * Each statement is planned once a connection, for lookups by key: planning anew costs as much as running one for a single row. Without
 * these a plan made while a table is empty would read the whole of it for ever.
 */
const KEPT = ' -c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off';

/** The one way to a database: bounded statements, no JIT, connections that are kept alive. The address may ask for TLS: `?sslmode=verify-full&sslrootcert=<file>`. */
export const sourceOptions = ({
  url,
  poolSize = 10,
  kept = 1,
  name = 'milepost',
  statementTimeout = 4_000,
  plans = 'by size',
}: SourceSettings) => ({
  type: 'postgres' as const,
  url,
  poolSize,
  applicationName: name,
  migrationsTableName: 'schema_step',
  logging: false as const,
  poolErrorHandler: (error: unknown) => log.warn(briefly(error), 'a database connection was lost'),
  extra: {
    options: `${EVERY_SESSION} -c statement_timeout=${statementTimeout}${plans === 'kept' ? KEPT : ''}`,
    connectionTimeoutMillis: 3_000,
    min: kept,
    ...(statementTimeout > 0 && { query_timeout: statementTimeout + GRACE }),
    keepAlive: true,
    onConnect: newConnection,
  },
});
