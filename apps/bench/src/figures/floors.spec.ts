import { missed } from './floors.js';
import type { Figures, Result } from './result.js';

const result = (measure: string, runs: Figures[], faults: string[] = []): Result => ({
  measure,
  contenders: [
    { name: 'Milepost', runs, faults: [] },
    { name: 'naive', runs: [{ rate: 1, p50: 999 }], faults },
  ],
  notes: [],
});

describe('missed', () => {
  it.each([
    { given: 'the floor exactly', rates: [5_000], expected: [] },
    { given: 'a median above it, one run below', rates: [4_000, 6_000, 7_000], expected: [] },
    { given: 'a median below it, one run above', rates: [9_000, 4_999, 3_000], expected: ['accept: 4,999 events/s, wanted is at least 5,000 events/s'] },
    { given: 'nothing measured', rates: [], expected: ['accept: nothing was measured, wanted is at least 5,000 events/s'] },
  ])('$given', ({ rates, expected }) => expect(missed([result('accept', rates.map((rate) => ({ rate })))])).toEqual(expected)); // prettier-ignore

  it.each([
    { p50: 11.9, p99: 59.9, expected: [] },
    { p50: 12, p99: 60, expected: ['p50', 'p99'] },
    { p50: 3, p99: 61, expected: ['p99'] },
  ])('latencies of $p50 and $p99 ms', ({ p50, p99, expected }) => {
    const sentences = missed([result('propagation', [{ p50, p99 }])]);
    expect(sentences.map((sentence) => /\((p\d+)\)/.exec(sentence)?.[1])).toEqual(expected);
  });

  it('names who failed the check, also when it is a peer', () => {
    expect(missed([result('accept', [{ rate: 9_000 }], ['2 events were lost'])])).toEqual(['accept: naive: 2 events were lost']);
  });

  it('asks nothing of a measure that did not run', () => expect(missed([])).toEqual([]));
});
