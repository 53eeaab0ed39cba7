import { briefly, log } from '@milepost/service';
import type { Pool } from 'pg';
import { type Applied, type Batch, type Projects } from '../projection/projection.js';
import { allStandings, moveOffsets } from '../projection/offsets.js';
import { partitionName, positionName, type Position, type Reading } from '../projection/reading.js';
import { inTransaction } from '../projection/transaction.js';
import { writeDepartments } from '../projection/write-departments.js';
import { copyHistory } from './copy-history.js';
import { Latest } from './latest.js';
import { Sieve, type Sifted } from './sieve.js';

const MB = 1024 * 1024;

/**
 * What is held in memory at most: names of entries, 300 MB; messages that wait, and their bytes; a rebuild that needs more goes step by
 * step. Bytes of entries' rows: when there are more they are written, while the reading goes on.
 */
const MOST = { entries: 2_000_000, messages: 50_000, bytes: 64 * MB, rows: 32 * MB };
const AT_ONCE = 1_000;

const NONE: ReadonlyMap<string, string> = new Map();

/**
 * Fills a history that has no keys yet by copying into it, and keeps the entries in mind. What is unusual waits, with all behind it of
 * the same key, until the tables have their keys; then it goes the ordinary way, and so does everything after.
 */
export class Filling implements Projects {
  /** True when there is too much to be kept in mind: what comes after that is not written any more. */
  givenUp = false;
  private sieve: Sieve | undefined;
  private readonly latest = new Latest();
  private aside: Reading[] = [];
  private bytesAside = 0;
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

  /** Writes the entries as they are after all that was copied. */
  async writeEntries(): Promise<void> {
    await this.writing;
    if (!this.givenUp) await this.latest.write(this.pool);
  }

  /** The tables have their keys. @returns after what has waited for them was applied */
  async goOn(): Promise<void> {
    for (let at = 0; at < this.aside.length; at += AT_ONCE) await this.applyAside(this.aside.slice(at, at + AT_ONCE));
    this.aside = [];
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
    await this.copy(slices, sifted);
    this.latest.keep(sifted.last, (subject) => sieve.knows(subject));
    sieve.keep(sifted);
    for (const reading of sifted.aside) this.setAside(reading);
    if (this.latest.bytes > this.most.rows) await this.beginWriting();
    if (refused.size > 0) this.refused = new Map([...this.refused, ...refused]);
    const { entries, messages, bytes } = this.most;
    if (sieve.size > entries || this.aside.length > messages || this.bytesAside > bytes) this.giveUp();
    return { events: sifted.events, parked: 0 };
  }

  /** What the database says against entries is not said against the messages at hand. */
  private async beginWriting(): Promise<void> {
    await this.writing; // Those of before, so that there are never more than twice as many.
    if (this.givenUp) return;
    this.writing = this.latest.write(this.pool).catch((error: unknown) => {
      log.info(briefly(error), 'the database refuses entries, so the rebuild goes step by step');
      this.giveUp();
    });
  }

  /** Its bytes are part of all that was fetched with them, which nobody else needs any more. */
  private setAside(reading: Reading): void {
    this.bytesAside += reading.value?.length ?? 0;
    this.aside.push(reading.value ? { ...reading, value: Buffer.from(reading.value) } : reading);
  }

  private async copy(slices: Batch['slices'], { events, heartbeats }: Sifted): Promise<void> {
    await inTransaction(this.pool, async (client) => {
      await moveOffsets(client, slices);
      if (events.length > 0) await copyHistory(client, events);
      if (events.length + heartbeats.length > 0) await writeDepartments(client, events, heartbeats);
    });
  }

  /** Their offsets have been passed already: each partition stays where it is. */
  private async applyAside(readings: readonly Reading[]): Promise<void> {
    const slices = (await allStandings(this.pool)).map(({ next, ...standing }) => {
      const own = readings.filter((reading) => partitionName(reading) === partitionName(standing));
      return { ...standing, from: next, next, readings: own };
    });
    await this.ordinary.apply({ slices: slices.filter(({ readings: own }) => own.length > 0) }, this.refused);
  }
}

async function droppedOnes(pool: Pool): Promise<Set<string>> {
  const { rows } = await pool.query<Position>('select topic, partition, "offset"::float8 as "offset" from dropped');
  return new Set(rows.map(positionName));
}
