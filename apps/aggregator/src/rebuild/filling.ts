import { briefly, log, together } from '@milepost/service';
import type { Pool } from 'pg';
import { type Applied, type Batch, type Projects } from '../projection/projection.js';
import { moveOffsets } from '../projection/offsets.js';
import { inTransaction } from '../projection/transaction.js';
import { writeDepartments } from '../projection/write-departments.js';
import { Aside } from './aside.js';
import { copyHistory } from './copy-history.js';
import { Latest } from './latest.js';
import { LongCopy } from './long-copy.js';
import { LATE } from './rebuilt-tables.js';
import { droppedOnes, Sieve, type Sifted } from './sieve.js';

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
  private readonly history: LongCopy;
  private readonly entries: LongCopy;

  constructor(
    private readonly pool: Pool,
    private readonly ordinary: Projects,
    private readonly most = MOST,
  ) {
    this.history = new LongCopy(pool, 'history');
    this.entries = new LongCopy(pool, 'entry', LATE);
  }

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

  /** No event is copied any more from now on, the history is complete; who applies waits. */
  async pause(): Promise<void> {
    this.paused = true;
    await this.filling;
    if (!this.givenUp) await this.history.commit();
  }

  /** Writes the entries as they are after all that was copied. @returns false when it had to give up before */
  async writeEntries(): Promise<boolean> {
    await this.writing;
    if (this.givenUp) return false;
    await this.latest.write(this.entries);
    await this.entries.commit();
    return true;
  }

  /** The tables have their keys. @returns after what has waited for them was applied */
  async goOn(): Promise<void> {
    await this.aside.apply(this.pool, this.ordinary, this.refused);
    this.sieve = undefined;
    this.keyed.resolve();
  }

  /** Whoever applies need not wait any more: what they bring is not written. The tables are free once the pool has its connections back. */
  giveUp(): void {
    this.givenUp = true;
    this.keyed.resolve();
    for (const copy of [this.history, this.entries]) void copy.abandon();
  }

  private async fill({ slices }: Batch, refused: ReadonlyMap<string, string>): Promise<Applied> {
    const sieve = (this.sieve ??= new Sieve(await droppedOnes(this.pool)));
    const sifted = sieve.sift(slices.flatMap(({ readings }) => readings), refused); // prettier-ignore
    await this.copy(slices, sifted).catch((error: unknown) => this.notCopied(error));
    this.latest.keep(sifted.last, (subject) => sieve.knows(subject));
    sieve.keep(sifted);
    this.aside.keep(sifted.aside);
    if (this.latest.bytes > this.most.rows) await this.beginWriting();
    if (refused.size > 0) this.refused = new Map([...this.refused, ...refused]);
    const { entries, messages, bytes } = this.most;
    if (sieve.size > entries || this.aside.length > messages || this.aside.bytes > bytes) this.giveUp();
    return { events: sifted.events, parked: 0 };
  }

  /** What was copied is one transaction, and which part of this batch was written nobody knows. */
  private notCopied(error: unknown): never {
    log.info(briefly(error), 'events could not be copied, so the rebuild goes step by step');
    this.giveUp();
    throw error;
  }

  /** What the database says against entries is not said against the messages at hand. */
  private async beginWriting(): Promise<void> {
    await this.writing; // Those of before, so that there are never more than twice as many.
    if (this.givenUp) return;
    this.writing = this.latest.write(this.entries).catch((error: unknown) => {
      log.info(briefly(error), 'entries could not be written meanwhile, so the rebuild goes step by step');
      this.giveUp();
    });
  }

  private async copy(slices: Batch['slices'], { events, heartbeats }: Sifted): Promise<void> {
    const copying = this.history.write((client) => copyHistory(client, events));
    const moving = inTransaction(this.pool, async (client) => {
      await moveOffsets(client, slices);
      if (events.length + heartbeats.length > 0) await writeDepartments(client, events, heartbeats);
    });
    await together([copying, moving]);
  }
}
