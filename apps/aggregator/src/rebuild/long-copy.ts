import type { ClientBase, Pool, PoolClient } from 'pg';

/**
 * All that is copied into empty tables, as one transaction that began by truncating them: rows may be written frozen then, as known to
 * everybody. Whoever reads them later need not note on their pages that they are, which wrote each page, and a copy of it in the log, once more.
 */
export class LongCopy {
  private beginning: Promise<PoolClient> | undefined;
  private working: Promise<unknown> = Promise.resolve();
  private readonly tables: string;

  constructor(
    private readonly pool: Pool,
    ...tables: string[]
  ) {
    this.tables = tables.join(', ');
  }

  /** After a failure nothing that was written is there, and nothing more can be. */
  async write(work: (client: ClientBase) => Promise<void>): Promise<void> {
    const writing = (this.beginning ??= this.begin()).then(work);
    this.working = writing.catch(() => undefined);
    await writing;
  }

  commit(): Promise<void> {
    return this.end('commit');
  }

  /** Without effect when nothing is under way. */
  abandon(): Promise<void> {
    return this.end('rollback');
  }

  /** Locks nothing that others use, so it may be idle for as long as the broker is. */
  private async begin(): Promise<PoolClient> {
    const client = await this.pool.connect();
    try {
      await client.query(`begin; set local idle_in_transaction_session_timeout = 0; truncate ${this.tables}`);
      return client;
    } catch (error) {
      client.release(error as Error);
      throw error;
    }
  }

  private async end(how: 'commit' | 'rollback'): Promise<void> {
    await this.working;
    const client = await this.beginning?.catch(() => undefined);
    this.beginning = undefined;
    if (!client) return;
    const ended = await client.query(how).then(({ command }) => command, (error: Error) => error); // prettier-ignore
    client.release(ended instanceof Error ? ended : undefined);
    if (how === 'commit' && ended !== 'COMMIT') throw ended instanceof Error ? ended : new Error(`Nothing was copied into ${this.tables}.`);
  }
}
