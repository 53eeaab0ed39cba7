import { dayOf, microsecondsOf, writeInt64 } from './postgres-array.js';

/** Signature, flags, length of an extension: https://www.postgresql.org/docs/18/sql-copy.html, "Binary Format". */
const HEADER = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const END = 2; // a row of -1 columns

/** Rows for `copy … from stdin (format binary)`, written column by column, in the order of the statement's columns. */
export class CopyRows {
  private bytes: Buffer;
  private at = HEADER.length;

  /** @param size about how many bytes there will be: it grows when they are more */
  constructor(
    private readonly columns: number,
    size: number,
  ) {
    this.bytes = Buffer.allocUnsafe(HEADER.length + size + END);
    HEADER.copy(this.bytes);
  }

  /** Where the next row will begin in what `end` gives. */
  get length(): number {
    return this.at;
  }

  /** A row that was written before, cut from what `end` gave. */
  again(row: Buffer): void {
    this.room(row.length);
    this.at += row.copy(this.bytes, this.at);
  }

  row(): void {
    this.room(2);
    this.at = this.bytes.writeInt16BE(this.columns, this.at);
  }

  text(value: string | null): void {
    this.room(4 + (value?.length ?? 0) * 3);
    const length = value === null ? -1 : this.bytes.write(value, this.at + 4);
    this.at = this.bytes.writeInt32BE(length, this.at) + Math.max(length, 0);
  }

  /** A text that is there as UTF-8. */
  utf8(value: Buffer): void {
    this.room(4 + value.length);
    this.at = this.bytes.writeInt32BE(value.length, this.at);
    this.at += value.copy(this.bytes, this.at);
  }

  /** JSON for a column of that type: a byte says that a text follows. */
  jsonb(value: string | null): void {
    if (value === null) return this.text(null);
    this.room(5 + value.length * 3);
    const length = this.bytes.write(value, this.at + 5);
    this.at = this.bytes.writeInt8(1, this.bytes.writeInt32BE(length + 1, this.at)) + length;
  }

  int(value: number): void {
    this.room(8);
    this.at = this.bytes.writeInt32BE(value, this.bytes.writeInt32BE(4, this.at));
  }

  /** A day such as 2026-11-30. */
  day(value: string): void {
    this.int(dayOf(value));
  }

  /** An instant such as 2026-11-30T12:00:00.000Z. */
  instant(value: string): void {
    this.room(12);
    this.at = writeInt64(this.bytes, microsecondsOf(value), this.bytes.writeInt32BE(8, this.at));
  }

  /** All of them, and nothing after. */
  end(): Buffer {
    this.room(END);
    this.at = this.bytes.writeInt16BE(-1, this.at);
    return this.bytes.subarray(0, this.at);
  }

  private room(bytes: number): void {
    if (this.at + bytes <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.at + bytes));
    this.bytes.copy(larger, 0, 0, this.at);
    this.bytes = larger;
  }
}
