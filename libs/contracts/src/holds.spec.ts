import fc from 'fast-check';
import { z } from 'zod';
import { Envelope } from './event.js';
import { goldenEvent, goldenFiles, goldenText, newerText } from './golden.fixtures.js';
import { holds } from './holds.js';
import { loosened } from './loosened.js';
import { eventsOf, vocabulary } from './vocabulary.js';

type Json = { [key: string]: Json } | Json[] | string | number | boolean | null;

/** What a careless or hostile writer puts in the place of a value; undefined: it leaves it out. */
const junk = [null, '', ' ', 'x', 'x'.repeat(20_000), '2024-02-30', 'http://[', -1, 0.5, 1e308 * 10, true, [], {}, [null], { en: '' }, undefined] as Json[]; // prettier-ignore

/** The value with one of its parts, chosen by the numbers, replaced. */
function spoilt(value: Json, path: readonly number[], by: Json): Json {
  const names = value !== null && typeof value === 'object' ? Object.keys(value) : [];
  const [first, ...rest] = path;
  if (first === undefined || names.length === 0) return by;
  const name = names[first % names.length]!;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, Json>;
  copy[name] = spoilt(copy[name]!, rest, by);
  return copy as Json;
}

const examples = goldenFiles.flatMap((file) => {
  const { type, data } = goldenEvent(file);
  return [
    { name: `the envelope of ${file}`, schema: loosened(Envelope), value: JSON.parse(goldenText(file)) as Json },
    { name: `the change of ${file}`, schema: loosened(eventsOf(data.kind)[type]!.change), value: data.change as Json },
    { name: `the state of ${file}`, schema: loosened(vocabulary[data.kind].state).nullable(), value: data.state as Json },
  ];
});

describe.each(examples)('$name', ({ schema, value }) => {
  const quick = holds(schema);

  it('holds, also when a newer writer says more', () => {
    expect([quick(value), quick(JSON.parse(newerText(JSON.stringify(value))))]).toEqual([true, true]);
  });

  it('holds no more once a part is spoilt, unless zod lets it pass', () => {
    const path = fc.array(fc.nat(), { maxLength: 6 });
    fc.assert(
      fc.property(path, fc.constantFrom(...junk), (path, by) => {
        const given = spoilt(value, path, by);
        return quick(given) === schema.safeParse(given).success;
      }),
      { numRuns: 200 },
    );
  });
});

it.each([
  ['a strict object', z.strictObject({ a: z.string() }), { a: 'x', b: 1 }],
  ['a check that is only code', z.object({ a: z.string() }).check((payload) => void payload.issues.push({ code: 'custom', input: payload.value })), { a: 'x' }], // prettier-ignore
  ['a transformation that fails', z.string().transform((_, context) => (context.addIssue('no'), z.NEVER)), 'x'],
])('Leaves %s to zod', (_, schema, value) => {
  expect(holds(schema)(value)).toBe(false);
});
