import { fitting } from './ready-rows.js';

it.each([
  ['nothing of nothing', [], 0],
  ['all that fit', ['aaaa', 'bbbb'], 2],
  ['those before the one that does not', ['aaaa', 'bbbb', 'ccc'], 2],
  ['one that is too large alone', ['a'.repeat(11), 'b'], 1],
  ['counted in bytes of UTF-8', ['éééé', 'éé'], 1],
])('a batch of 10 bytes takes %s', (_, values, count) => {
  expect(
    fitting(
      values.map((value) => ({ value })),
      10,
    ),
  ).toBe(count);
});
