import { type Floor, missed } from './floors.js';
import type { Figures, Result } from './result.js';

const one = (name: string, runs: Figures[], faults: string[] = []) => ({ name, runs, faults });
const result = (part: string | undefined, ours: Figures[], theirs: Figures[] = [], faults: string[] = []): Result => ({
  measure: 'read',
  ...(part && { part }),
  contenders: [one('Milepost', ours), one('naive', theirs, faults)],
  notes: [],
});

const atLeast: Floor = { measure: 'read', figure: 'rate', atLeast: 5_000 };
const ratio: Floor = { measure: 'read', times: 4, than: 'naive' };
const cost: Floor = { measure: 'read', costs: 0.334, than: 'naive' };
const share: Floor = { measure: 'read', part: 'beside', figure: 'rate', share: 0.4, of: 'alone' };
const rates = (...values: number[]) => values.map((rate) => ({ rate }));

describe('missed', () => {
  it.each([
    { given: 'the floor exactly', ours: rates(5_000), expected: [] },
    { given: 'a median above it, one run below', ours: rates(4_000, 6_000, 7_000), expected: [] },
    { given: 'a median below it, one run above', ours: rates(9_000, 4_999, 3_000), expected: ['read: 4,999 per second, wanted is at least 5,000 per second'] },
    { given: 'nothing measured', ours: [], expected: ['read: nothing was measured, wanted is at least 5,000 per second'] },
  ])('$given', ({ ours, expected }) => expect(missed([result(undefined, ours)], [atLeast])).toEqual(expected)); // prettier-ignore

  it.each([
    { p99: 59.9, expected: [] },
    { p99: 60, expected: ['read: 60.0 ms (p99), wanted is below 60.0 ms (p99)'] },
  ])('a p99 of $p99 ms', ({ p99, expected }) => {
    expect(missed([result(undefined, [{ p99 }])], [{ measure: 'read', figure: 'p99', below: 60 }])).toEqual(expected);
  });

  it.each([
    { given: 'just enough', ours: rates(4_000), theirs: rates(1_000), expected: [] },
    { given: 'too little', ours: rates(3_900), theirs: rates(1_000), expected: ['read: 3.9 ×, wanted is 4 × naive'] },
    { given: 'the peer by latency', ours: [{ p50: 2 }], theirs: [{ p50: 8 }], expected: [] },
    { given: 'no run of the peer', ours: rates(3_900), theirs: [], expected: ['read: nothing was measured, wanted is 4 × naive'] },
  ])('a ratio: $given', ({ ours, theirs, expected }) => expect(missed([result(undefined, ours, theirs)], [ratio])).toEqual(expected));

  it.each([
    { given: 'a third', ours: [{ cpu: 0.02 }], theirs: [{ cpu: 0.06 }], expected: [] },
    { given: 'half', ours: [{ cpu: 0.03 }], theirs: [{ cpu: 0.06 }], expected: ['read: 50 %, wanted is at most 33 % of the processor time of naive'] },
    { given: 'no run of the peer', ours: [{ cpu: 0.03 }], theirs: [], expected: ['read: nothing was measured, wanted is at most 33 % of the processor time of naive'] },
  ])('a cost: $given', ({ ours, theirs, expected }) => expect(missed([result(undefined, ours, theirs)], [cost])).toEqual(expected)); // prettier-ignore

  it.each([
    { beside: 400, expected: [] },
    { beside: 390, expected: ['read, beside: 39 %, wanted is 40 % of read, alone'] },
  ])('$beside beside work and 1,000 alone', ({ beside, expected }) => {
    expect(missed([result('alone', rates(1_000)), result('beside', rates(beside))], [share])).toEqual(expected);
  });

  it('asks a part that did not run of a measure that did', () => {
    expect(missed([result('alone', rates(1_000))], [share])).toEqual(['read, beside: nothing was measured, wanted is 40 % of read, alone']);
  });

  it('names the check that the product failed, not that of a peer', () => {
    const failed = { measure: 'read', contenders: [one('Milepost', [], ['1 event was lost']), one('naive', [], ['all were'])], notes: [] };
    expect(missed([failed], [])).toEqual(['read: 1 event was lost']);
  });

  it('asks nothing of a measure that did not run', () => expect(missed([], [atLeast, ratio, share])).toEqual([]));
});
