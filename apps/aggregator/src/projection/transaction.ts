import type { Pool, PoolClient } from 'pg';
import { wasSilent } from '@milepost/service';

// A process that is stopped in the middle must not keep its locks: another one has taken over long before it wakes.
const BEGIN = `begin; set local idle_in_transaction_session_timeout = '3s'`;

/** Runs the work in one transaction; when it throws, nothing of it remains. */
export async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const onCut = (error: Error) => (broken = error); // Between two statements nobody else listens, and the process would end.
  client.on('error', onCut);
  try {
    await client.query(BEGIN);
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    broken ??= wasSilent(error) ? error : await rollback(client);
    throw error;
  } finally {
    client.off('error', onCut);
    client.release(broken); // A connection that cannot even roll back is not given to the next one.
  }
}

async function rollback(client: PoolClient): Promise<Error | undefined> {
  try {
    await client.query('rollback');
    return undefined;
  } catch (error) {
    return error as Error;
  }
}
