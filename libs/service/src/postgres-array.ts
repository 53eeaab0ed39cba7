/** PostgreSQL's numbers for the types. */
const [TEXT, DATE, TIMESTAMPTZ] = [25, 1082, 1184];
/** The day from which PostgreSQL counts. */
const FIRST_DAY = Date.UTC(2000, 0, 1);
const DAY_MS = 86_400_000;
const HEADER = 20;
const GAP = '\0\0\0\0'; // Where the length of an element goes.

type Text = string | null;

/**
 * A text[] parameter in PostgreSQL's binary form, which pg sends as it is. The literal form costs the escaping of every quote here and
 * its undoing there. Layout: dimensions, flags, element type, length, lower bound; then per element its length (-1 for null) and
 * its bytes. Columns of plain ASCII, nearly all, are encoded in one call.
 */
export function textArray(values: readonly Text[]): Buffer {
  const joined = values.length > 0 ? GAP + values.join(GAP) : '';
  const size = Buffer.byteLength(joined);
  if (size !== joined.length) return bytesArray(values.map((value) => (value === null ? null : Buffer.from(value))));
  const array = begun(HEADER + size, values.length);
  array.write(joined, HEADER, 'latin1');
  let at = HEADER;
  for (const value of values) at = array.writeInt32BE(value === null ? -1 : value.length, at) + (value?.length ?? 0);
  return array;
}

/** The same of texts that are there as bytes. */
export function bytesArray(values: readonly (Buffer | null)[]): Buffer {
  const size = values.reduce((sum, value) => sum + 4 + (value?.length ?? 0), 0);
  const array = begun(HEADER + size, values.length);
  let at = HEADER;
  for (const value of values) {
    at = array.writeInt32BE(value === null ? -1 : value.length, at);
    if (value) at += value.copy(array, at);
  }
  return array;
}

/** date[] of days such as 2026-11-30. Reading them as text is what a batch would cost a twentieth more for; so with instants. */
export function dayColumn<Row>(rows: readonly Row[], cell: (row: Row) => string): Buffer {
  const array = begun(HEADER + rows.length * 8, rows.length, DATE);
  let at = HEADER;
  for (const row of rows) at = array.writeInt32BE(dayOf(cell(row)), array.writeInt32BE(4, at));
  return array;
}

/** timestamptz[] of instants such as 2026-11-30T12:00:00.000Z, to the microsecond from 1715 to 2285, to 32 of them in any other year. */
export function instantColumn<Row>(rows: readonly Row[], cell: (row: Row) => string): Buffer {
  const array = begun(HEADER + rows.length * 12, rows.length, TIMESTAMPTZ);
  let at = HEADER;
  for (const row of rows) at = writeInt64(array, microsecondsOf(cell(row)), array.writeInt32BE(8, at));
  return array;
}

/** Days since 2000. */
export const dayOf = (text: string): number => (Date.parse(text) - FIRST_DAY) / DAY_MS;

/** Microseconds since 2000; what is finer than a millisecond is unknown to Date. */
export const microsecondsOf = (text: string): number =>
  (Date.parse(text) - FIRST_DAY) * 1_000 + Number(/\.\d{3}(\d{1,3})/.exec(text)?.[1]?.padEnd(3, '0') ?? 0);

/** @returns the place behind it */
export function writeInt64(bytes: Buffer, value: number, at: number): number {
  const low = ((value % 2 ** 32) + 2 ** 32) % 2 ** 32;
  return bytes.writeUInt32BE(low, bytes.writeInt32BE(Math.floor(value / 2 ** 32), at));
}

function begun(size: number, length: number, type = TEXT): Buffer {
  const array = Buffer.allocUnsafe(size);
  for (const [index, word] of [1, 0, type, length, 1].entries()) array.writeInt32BE(word, index * 4);
  return array;
}

/** One column of many rows, as unnest takes it. */
export const textColumn = <Row>(rows: readonly Row[], cell: (row: Row) => Text): Buffer => textArray(rows.map(cell));

/**
 * SQL for rows of one array parameter a column, by name and type; the parameters are numbered from 1. All columns go forward in step:
 * `from unnest(…)` stores each of them apart before it gives the first row, a twentieth of what writing a batch costs.
 */
export const arrayRows = (columns: Readonly<Record<string, string>>): string =>
  `(select ${Object.entries(columns).map(([name, type], index) => `unnest($${index + 1}::${type}[]) as ${name}`).join(', ')})`; // prettier-ignore
