import fc from 'fast-check';
import type { BindConfig } from 'pg';
import { serialize } from 'pg-protocol';
import { bindPieces } from './bind-in-pieces.js';
import { textArray } from './postgres-array.js';

const bytes = fc.uint8Array({ maxLength: 40_000 }).map((array) => Buffer.from(array));
const value = fc.oneof(bytes, fc.string({ unit: 'binary' }), fc.constant(null), fc.integer());
const message = fc.record({
  portal: fc.constantFrom('', 'p'),
  statement: fc.constantFrom('', 'write log'),
  values: fc.array(value, { maxLength: 20 }),
  binary: fc.boolean(),
});
const valueMapper = (given: unknown) => (given === null || given instanceof Buffer ? given : String(given as number | string));

test('a message in pieces is byte for byte what the driver writes', () => {
  fc.assert(
    fc.property(message, (parts) => {
      const bind = { ...parts, valueMapper } as unknown as BindConfig;
      expect(Buffer.concat(bindPieces(bind)).equals(serialize.bind(bind as never) as Buffer)).toBe(true);
    }),
  );
});

test('what is large goes out from where it lies; all else takes one piece between', () => {
  const large = textArray(Array.from({ length: 1_000 }, () => 'a milestone that moved once more'));
  const pieces = bindPieces({ statement: 'write', values: ['few', large, 'words', large, null] } as unknown as BindConfig);
  expect(pieces).toHaveLength(5);
  expect([pieces[1], pieces[3]].every((piece) => piece === large)).toBe(true);
});
