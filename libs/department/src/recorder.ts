import type { Committed } from '@milepost/outbox';
import { crashPoint, unavailable } from '@milepost/service';
import type { Pool } from 'pg';
import { Draft, type Publication } from './draft.js';
import { type Heads, readHeads } from './heads.js';
import { bodyHash, type Hashed } from './idempotency.js';
import { type Outcome, outcomeOf } from './outcome.js';
import { Pace } from './pace.js';
import type { Work } from './work.js';
import { wasOvertaken, writeLog } from './write-log.js';

type Waiter = Hashed & { settle: (outcome: Outcome) => void; fail: (error: unknown) => void };
type Settlement = () => void;

export type RecorderSettings = Publication & {
  pool: Pool;
  /** Called after each commit, with what was written if nobody else's rows stand between. */
  committed: (written: Committed | undefined) => void;
  /** Told of each batch once it is committed: all its commands, how many of them became events, and when it began (milliseconds since 1970). */
  wrote?: (batch: readonly Work[], events: number, began: number) => void;
  /** Commands that may wait at once; more are answered 503. */
  capacity?: number;
};

const BATCH = 256;
const ATTEMPTS = 6;

/**
 * Writes commands to the log. What queued while the last batch was being written forms the next one, and a refused command never
 * fails its neighbours. One batch at a time: two beside each other are half as large, and cost a fifth more for the same rate.
 */
export class Recorder {
  private readonly queue: Waiter[] = [];
  private readonly pace = new Pace();
  private waiting = 0;
  /** When the batch that is being written was begun. */
  private began: number | undefined;

  constructor(private readonly settings: RecorderSettings) {}

  /** Resolves when the event is committed, or when it has to wait. Rejects with a Problem that says why not. */
  record(work: Work): Promise<Outcome> {
    if (this.waiting >= (this.settings.capacity ?? 10_000))
      throw unavailable('Too many updates are waiting. Please send this one again.', 1);
    this.waiting += 1;
    return new Promise<Outcome>((settle, fail) => {
      this.queue.push({ ...work, bodyHash: bodyHash(work), settle, fail });
      this.pace.came(this.queue.length);
      if (this.began === undefined) void this.drain();
    }).finally(() => (this.waiting -= 1));
  }

  /** Commands that wait for their answer, and for how many milliseconds a batch has been in writing. */
  status(): { waiting: number; writingFor: number } {
    return { waiting: this.waiting, writingFor: this.began === undefined ? 0 : performance.now() - this.began };
  }

  private async drain(): Promise<void> {
    this.began = performance.now(); // a clock that nobody sets
    await Promise.resolve(); // what arrives in this turn goes along
    while (this.queue.length > 0) {
      await this.pace.rest(this.queue.length);
      this.began = performance.now();
      const batch = this.queue.splice(0, BATCH);
      await this.write(batch, ATTEMPTS);
      this.pace.wrote(batch.length);
    }
    this.began = undefined;
  }

  /** A batch that another writer overtook is split: each command then meets its own fate. */
  private async write(batch: Waiter[], attempts: number): Promise<void> {
    try {
      await this.attempt(batch);
    } catch (error) {
      if (!wasOvertaken(error) || attempts === 0) return batch.forEach(({ fail }) => fail(attempts === 0 ? overtaken(error) : error));
      for (const waiter of batch) await this.write([waiter], attempts - 1);
    }
  }

  private async attempt(batch: Waiter[]): Promise<void> {
    const began = Date.now();
    const heads = await readHeads(this.settings.pool, batch);
    const draft = new Draft(heads, this.settings);
    const settlements = batch.map((waiter) => this.settlement(waiter, heads, draft));
    if (draft.rows.length > 0) {
      const written = await writeLog(this.settings.pool, draft);
      crashPoint('recorded');
      this.settings.committed(written);
      this.settings.wrote?.(batch, draft.rows.length, began);
    }
    this.tell(settlements);
  }

  /** The next batch asks the database first, which then looks while we answer: 1.09 times as many updates a second, in each of five turns. */
  private tell(settlements: readonly Settlement[]): void {
    const all = () => settlements.forEach((settle) => settle());
    if (this.queue.length > 0) setImmediate(all);
    else all();
  }

  /** Decides one command and says what to tell its sender once the batch is committed. Never throws. */
  private settlement(waiter: Waiter, heads: Heads, draft: Draft): Settlement {
    try {
      const outcome = outcomeOf(waiter, this.settings.department, heads, draft);
      return () => waiter.settle(outcome);
    } catch (error) {
      return () => waiter.fail(error);
    }
  }
}

const overtaken = (cause: unknown) => unavailable('This entry is being changed by many at once. Please send it again.', 1, cause);
