import { briefly, log } from '@milepost/service';
import type { Pool } from 'pg';
import { type Applied, type Batch, type Projects } from '../projection/projection.js';
import { moveOffsets, OffsetsMoved } from '../projection/offsets.js';
import { positionName, type Position } from '../projection/reading.js';
import { inTransaction } from '../projection/transaction.js';
import { writeDepartments } from '../projection/write-departments.js';
import { Aside } from './aside.js';
import { copyHistory } from './copy-history.js';
import { Latest } from './latest.js';
import { Sieve, type Sifted } from './sieve.js';

const MB = 1024 * 1024;

/**
 * What is held in memory at most: names of entries, 300 MB; messages that wait, and their bytes; a rebuild that needs more goes step by
 * step. Bytes of entries' rows: when there are more they are written, while the reading goes on.
 */
const MOST = { entries: 2_000_000, messages: 50_000, bytes: 64 * MB, rows: 32 * MB };

const NONE: ReadonlyMap<string, string> = new Map();

/**
 * Fills a history that has no keys yet by copying into it, and keeps the entries in mind. What is unusual waits, with all behind it of
 * the same key, until the tables have their keys; then it goes the ordinary way, and so does everything after.
 */
export class Filling implements Projects {
  /** True when there is too much to be kept in mind, or something is not: what comes after that is not written any more. */
  givenUp = false;
  private sieve: Sieve | undefined;
  private readonly latest = new Latest();
  private readonly aside = new Aside();
  private refused = NONE;
  private filling: Promise<unknown> = Promise.resolve();
  private writing: Promise<unknown> = Promise.resolve();
  private readonly keyed = Promise.withResolvers<void>();
  private paused = false;

  constructor(
    private readonly pool: Pool,
    private readonly ordinary: Projects,
    private readonly most = MOST,
  ) {}

  prepare(slices: Batch['slices']): Batch {
    return { slices };
  }

  async apply(batch: Batch, refused = NONE): Promise<Applied> {
    if (this.paused) await this.keyed.promise;
    if (this.givenUp) return { events: [], parked: 0 };
    if (this.paused) return this.ordinary.apply(batch, refused);
    const filling = this.fill(batch, refused);
    this.filling = filling.catch(() => undefined); // Who applies is told, and tries again.
    return filling;
  }

  forget(): void {
    this.ordinary.forget();
  }

  /** Nothing more is copied from now on; who applies waits. */
  async pause(): Promise<void> {
    this.paused = true;
    await this.filling;
  }

  /** Writes the entries as they are after all that was copied; without effect when it had to give up before. */
  async writeEntries(): Promise<void> {
    await this.writing;
    if (!this.givenUp) await this.latest.write(this.pool);
  }

  /** The tables have their keys. @returns after what has waited for them was applied */
  async goOn(): Promise<void> {
    await this.aside.apply(this.pool, this.ordinary, this.refused);
    this.sieve = undefined;
    this.keyed.resolve();
  }

  /** Whoever applies need not wait any more: what they bring is not written. */
  giveUp(): void {
    this.givenUp = true;
    this.keyed.resolve();
  }

  private async fill({ slices }: Batch, refused: ReadonlyMap<string, string>): Promise<Applied> {
    const sieve = (this.sieve ??= new Sieve(await droppedOnes(this.pool)));
    const sifted = sieve.sift(slices.flatMap(({ readings }) => readings), refused); // prettier-ignore
    await this.copy(slices, sifted).catch((error: unknown) => this.notMoved(error));
    this.latest.keep(sifted.last, (subject) => sieve.knows(subject));
    sieve.keep(sifted);
    this.aside.keep(sifted.aside);
    if (this.latest.bytes > this.most.rows) await this.beginWriting();
    if (refused.size > 0) this.refused = new Map([...this.refused, ...refused]);
    const { entries, messages, bytes } = this.most;
    if (sieve.size > entries || this.aside.length > messages || this.aside.bytes > bytes) this.giveUp();
    return { events: sifted.events, parked: 0 };
  }

  /** Nobody else moves these offsets: a commit of ours has gone through unheard, and what it brought is not in mind. */
  private notMoved(error: unknown): never {
    if (error instanceof OffsetsMoved) this.giveUp();
    throw error;
  }

  /** What the database says against entries is not said against the messages at hand. */
  private async beginWriting(): Promise<void> {
    await this.writing; // Those of before, so that there are never more than twice as many.
    if (this.givenUp) return;
    this.writing = this.latest.write(this.pool).catch((error: unknown) => {
      log.info(briefly(error), 'entries could not be written meanwhile, so the rebuild goes step by step');
      this.giveUp();
    });
  }

  private async copy(slices: Batch['slices'], { events, heartbeats }: Sifted): Promise<void> {
    await inTransaction(this.pool, async (client) => {
      await moveOffsets(client, slices);
      if (events.length > 0) await copyHistory(client, events);
      if (events.length + heartbeats.length > 0) await writeDepartments(client, events, heartbeats);
    });
  }
}

async function droppedOnes(pool: Pool): Promise<Set<string>> {
  const { rows } = await pool.query<Position>('select topic, partition, "offset"::float8 as "offset" from dropped');
  return new Set(rows.map(positionName));
}
