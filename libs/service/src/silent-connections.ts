import type pg from 'pg';

const SILENT = 'Query read timeout';

/** Whether a statement had no answer in time: what became of it is unknown, and its connection is of no use any more. */
export const wasSilent = (error: unknown): error is Error => error instanceof Error && error.message === SILENT;

// In the types of pg only a client of its own has its connection.
type WithConnection = pg.PoolClient & { connection: pg.Connection };

/**
 * When a statement has no answer the way to the server is broken, without anybody having said so: then the connections that are idle
 * are cut too, for each of them would cost its next user the same time.
 */
export function cutSilentConnections(pool: pg.Pool): void {
  const idle = new Set<pg.PoolClient>();
  pool.on('acquire', (client) => void idle.delete(client));
  pool.on('remove', (client) => void idle.delete(client));
  pool.on('release', (error, client) => {
    if (!wasSilent(error)) idle.add(client);
    else for (const other of idle) (other as WithConnection).connection.stream.destroy();
  });
}
