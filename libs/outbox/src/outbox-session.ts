import { Client, type ClientConfig } from 'pg';
import { briefly, log } from '@milepost/service';
import type { OutboxRow } from './outbox.js';
import { ADVANCE, READ, SETTINGS } from './relay-statements.js';
import { within } from './within.js';

export interface StoredRow extends OutboxRow {
  position: number;
}

export interface Claim {
  epoch: number;
  position: number;
}

const QUERY_MS = 10_000;
const CLOSE_MS = 1_000;

export interface SessionSettings {
  connection: ClientConfig;
  name: string;
  /** The server ends a session that says nothing for so long (milliseconds): a stopped process loses its lock. */
  silenceMs: number;
}

/** One connection to an outbox, with what a relay does over it. Every statement is bounded in time; after a failure `lost` is aborted. */
export class OutboxSession {
  private readonly loss = new AbortController();
  readonly lost: AbortSignal = this.loss.signal;

  private constructor(private readonly client: Client) {
    client.on('error', (error) => this.lose(error));
    client.on('end', () => this.loss.abort());
  }

  static async open({ connection, name, silenceMs }: SessionSettings): Promise<OutboxSession> {
    const client = new Client({
      connectionTimeoutMillis: QUERY_MS,
      keepAlive: true,
      ...connection,
      query_timeout: QUERY_MS,
      pipeline: true, // the next read does not wait for the answer to a cursor's move
      application_name: `relay ${name}`,
    });
    const session = new OutboxSession(client);
    try {
      await client.connect();
      await client.query(SETTINGS + `set idle_session_timeout = ${silenceMs}`);
      return session;
    } catch (error) {
      await session.close();
      throw error;
    }
  }

  /** Takes the outbox's lock and begins a new epoch; undefined while another relay holds the lock. */
  async claim(): Promise<Claim | undefined> {
    const [lock] = await this.ask<[boolean]>('outbox lock', `select pg_try_advisory_lock(hashtext('outbox relay'))`, []);
    if (!lock![0]) return undefined;
    const [row] = await this.ask<[string, string]>(
      'outbox claim',
      'update relay_cursor set epoch = epoch + 1 returning epoch, position',
      [],
    );
    return { epoch: Number(row![0]), position: Number(row![1]) };
  }

  /** At most `limit` rows behind `position`, and the oldest transaction that ran when they were seen. */
  async read(position: number, limit: number): Promise<{ rows: StoredRow[]; xmin: number }> {
    const found = await this.ask<[string, string, string, string, string]>('outbox read', READ, [position, limit]);
    const rows = found.map(([position, topic, key, value]) => ({ position: Number(position), topic, key, value }));
    return { rows, xmin: Number(found[0]?.[4] ?? 0) };
  }

  /** A transaction id above those of all transactions that have drawn a position so far. */
  async barrierXid(): Promise<number> {
    const [row] = await this.ask<[string]>('outbox barrier', 'select pg_current_xact_id()', []);
    return Number(row![0]);
  }

  async newest(): Promise<number> {
    const [row] = await this.ask<[string]>('outbox newest', 'select coalesce(max(position), 0) from outbox', []);
    return Number(row![0]);
  }

  /** Moves the cursor from `from` to `to`; throws, and changes nothing, when another epoch has begun. */
  async advance(epoch: number, from: number, to: number): Promise<void> {
    const moved = await this.ask('outbox advance', ADVANCE, [to, epoch, from]);
    if (moved.length === 0) throw new Error(`the cursor is no longer at epoch ${epoch}, position ${from}: another relay has taken over`);
  }

  async close(): Promise<void> {
    this.loss.abort();
    await within(CLOSE_MS, 'closing', this.client.end()).catch((error: unknown) => {
      log.debug(briefly(error), 'the relay cut its connection');
      this.client.connection.stream.destroy();
    });
  }

  private async ask<Row extends unknown[]>(name: string, text: string, values: unknown[]): Promise<Row[]> {
    try {
      return (await this.client.query<Row>({ name, text, values, rowMode: 'array' })).rows;
    } catch (error) {
      this.lose(error);
      throw error;
    }
  }

  private lose(error: unknown): void {
    if (!this.lost.aborted) log.debug(briefly(error), 'the relay lost its session');
    this.loss.abort();
  }
}
