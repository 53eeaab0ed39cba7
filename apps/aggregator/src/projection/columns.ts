/** PostgreSQL's number for the type text. */
const TEXT = 25;

/**
 * A text[] parameter in PostgreSQL's binary form, which pg sends as it is. The literal form costs the escaping of every quote here and
 * its undoing there; a message's bytes go through untouched. Layout: dimensions, flags, element type, length, lower bound; then per
 * element its length (-1 for null) and its bytes.
 */
export function textArray(values: readonly (string | Buffer | null)[]): Buffer {
  const lengths = values.map((value) => (value === null ? 0 : Buffer.byteLength(value)));
  const array = Buffer.allocUnsafe(20 + lengths.reduce((sum, length) => sum + 4 + length, 0));
  for (const [index, word] of [1, 1, TEXT, values.length, 1].entries()) array.writeInt32BE(word, index * 4);
  let at = 20;
  for (const [index, value] of values.entries()) {
    const length = lengths[index]!;
    array.writeInt32BE(value === null ? -1 : length, at);
    at += 4;
    if (typeof value === 'string') array.write(value, at, length, 'utf8');
    else value?.copy(array, at);
    at += length;
  }
  return array;
}

/** One column of many rows, as unnest takes it. */
export const textColumn = <Row>(rows: readonly Row[], cell: (row: Row) => string | Buffer | null): Buffer => textArray(rows.map(cell));
