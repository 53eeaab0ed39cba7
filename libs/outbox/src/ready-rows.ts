import { clearCount, covers, type Barrier } from './gap-barrier.js';
import type { Committed } from './outbox.js';
import type { OutboxSession, StoredRow } from './outbox-session.js';

const READ_ROWS = 1_000;

/** Rows read ahead that may go out now, in order. */
export class ReadyRows {
  private rows: StoredRow[] = [];
  private barrier: Barrier | undefined;
  /** Whether a row has been seen behind a position that is missing. */
  blocked = false;
  /** Whether a read may find more. */
  unread = true;
  private reading = false;

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

  /**
   * Takes rows from whoever has just committed them, which saves reading them: only when they follow directly on the last row, so that
   * there is no hole between. @returns false when they must be read
   */
  offer({ first, rows }: Committed): boolean {
    if (this.reading || this.blocked || first !== this.last + 1 || this.rows.length + rows.length > READ_ROWS) return false;
    for (const row of rows) this.rows.push({ ...row, position: ++this.last });
    return true;
  }

  async fill(): Promise<void> {
    this.unread = false; // what is committed from here on sets it again
    this.reading = true; // Until what was read stands in `rows`: an offer in between would stand before it.
    const { rows, xmin } = await this.session.read(this.last, READ_ROWS);
    this.reading = false;
    const count = clearCount(this.last, { positions: rows.map(({ position }) => position), xmin }, this.barrier);
    const stopper = rows[count];
    this.blocked = stopper !== undefined;
    this.unread ||= rows.length === READ_ROWS && !this.blocked;
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
