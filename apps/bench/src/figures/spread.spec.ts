import { percentile, spread } from './spread.js';

const upTo = (n: number) => Array.from({ length: n }, (_, index) => n - index);

describe('spread', () => {
  it.each([
    { values: [3, 1, 2], expected: { median: 2, min: 1, max: 3 } },
    { values: [4, 1, 3, 2], expected: { median: 2.5, min: 1, max: 4 } },
    { values: [10, 9, 100], expected: { median: 10, min: 9, max: 100 } },
    { values: [], expected: { median: NaN, min: NaN, max: NaN } },
  ])('of $values', ({ values, expected }) => expect(spread(values)).toEqual(expected));
});

describe('percentile', () => {
  it.each([
    { values: upTo(100), share: 0.5, expected: 50 },
    { values: upTo(100), share: 0.99, expected: 99 },
    { values: upTo(1000), share: 0.999, expected: 999 },
    { values: [7], share: 0.99, expected: 7 },
    { values: [2, 10, 1], share: 1, expected: 10 },
    { values: [], share: 0.5, expected: NaN },
  ])('$share of $values.length values', ({ values, share, expected }) => expect(percentile(values, share)).toBe(expected));

  it('leaves the values as they are', () => {
    const values = [3, 1, 2];
    percentile(values, 0.5);
    expect(values).toEqual([3, 1, 2]);
  });
});
