import { clearCount, covers, type Barrier } from './gap-barrier.js';
import type { OutboxSession, StoredRow } from './outbox-session.js';

const READ_ROWS = 1_000;

/** Rows read ahead that may go out now, in order. */
export class ReadyRows {
  private rows: StoredRow[] = [];
  private barrier: Barrier | undefined;
  /** Whether a row has been seen behind a position that is missing. */
  blocked = false;
  /** Whether the next read may find more without anybody having written. */
  unread = true;

  constructor(
    private readonly session: OutboxSession,
    private last: number,
  ) {}

  get short(): boolean {
    return this.rows.length < READ_ROWS / 2;
  }

  get empty(): boolean {
    return this.rows.length === 0;
  }

  async fill(): Promise<void> {
    const { rows, xmin } = await this.session.read(this.last, READ_ROWS);
    const count = clearCount(this.last, { positions: rows.map(({ position }) => position), xmin }, this.barrier);
    const stopper = rows[count];
    this.blocked = stopper !== undefined;
    this.unread = rows.length === READ_ROWS && !this.blocked;
    if (count > 0) this.last = rows[count - 1]!.position;
    this.rows.push(...rows.slice(0, count));
    if (stopper && !covers(this.barrier, stopper.position)) {
      this.barrier = { upto: rows.at(-1)!.position, xid: await this.session.barrierXid() };
    }
  }

  /** Removes and returns the next rows, at most `bytes` of values together and at least one row if there is any. */
  take(bytes: number): StoredRow[] {
    return this.rows.splice(0, fitting(this.rows, bytes));
  }
}

/** How many of the first rows stay within `bytes`; at least one, if there is any. */
export function fitting(rows: readonly { value: string }[], bytes: number): number {
  let left = bytes;
  const beyond = rows.findIndex(({ value }, index) => (left -= Buffer.byteLength(value)) < 0 && index > 0);
  return beyond === -1 ? rows.length : beyond;
}
