import { randomInt } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { briefly, log } from '@milepost/service';

const LOCK = 1_835_625_580; // The first half of the advisory locks that aggregators hold; the second is their number.

const BURY = `
  with dead as (
    delete from aggregator a where not exists (
      select from pg_locks l join pg_database d on d.oid = l.database
      where d.datname = current_database() and l.locktype = 'advisory' and l.classid = ${LOCK}::oid and l.objid = a.instance::oid and l.granted
    ) returning instance
  )
  update aggregator_epoch set epoch = epoch + 1 where exists (select from dead)`;

/**
 * Which consumer group the living aggregators share. Kafka gives the partitions of one that was killed to others only after its
 * session has timed out (6 s); the database knows at once, so the living leave for a new group, which starts where the model
 * stands, within a second. One that only hangs is left to Kafka, and what it still writes to the offsets' compare and set.
 */
export class GroupEpoch {
  private readonly instance = randomInt(1, 2 ** 31);
  private client: PoolClient | undefined;
  private epoch = 0;

  constructor(private readonly pool: Pool) {}

  get current(): number {
    return this.epoch;
  }

  /** Says that we live, buries the dead. @returns true when the group is another one than at the last look */
  async look(): Promise<boolean> {
    const client = (this.client ??= await this.enter());
    const epoch = await this.ask(client).catch((error: unknown) => {
      this.lose(client); // It may be cut and nobody has said so.
      throw error;
    });
    const changed = epoch !== this.epoch;
    this.epoch = epoch;
    return changed;
  }

  /**
   * Leaves the group to whoever else is in it: one that was given partitions and does not read them, be it a stranger, may stay there.
   * Everybody follows at the next look. It is left once, however many want it.
   */
  async abandon(): Promise<void> {
    await this.pool.query('update aggregator_epoch set epoch = epoch + 1 where epoch = $1', [this.epoch]);
  }

  /** Whoever leaves in order is no dead one: the group stays as it is. */
  async leave(): Promise<void> {
    const { client } = this;
    this.client = undefined;
    if (!client) return;
    await client.query('delete from aggregator where instance = $1', [this.instance]).catch((error: unknown) => log.warn(briefly(error), 'could not leave in order')); // prettier-ignore
    client.release(true);
  }

  private async ask(client: PoolClient): Promise<number> {
    await client.query(BURY);
    return (await client.query<{ epoch: number }>('select epoch from aggregator_epoch')).rows[0]!.epoch;
  }

  private async enter(): Promise<PoolClient> {
    const client = await this.pool.connect();
    client.on('error', () => this.lose(client));
    try {
      await client.query(`set idle_session_timeout = '10s'`); // A way that was lost without a word must not keep our number for ever.
      await client.query('select pg_advisory_lock($1, $2)', [LOCK, this.instance]);
      await client.query('insert into aggregator (instance) values ($1) on conflict do nothing', [this.instance]);
      return client;
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  private lose(client: PoolClient): void {
    if (this.client !== client) return;
    this.client = undefined; // The next look enters again, with the same number.
    client.release(true);
  }
}
