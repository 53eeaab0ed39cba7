import { wanted } from './wanted.js';

const all = [
  { id: 'B1', name: 'accept' },
  { id: 'B4', name: 'projection' },
  { id: 'B10', name: 'endurance' },
];

describe('wanted', () => {
  it.each([
    { list: 'B1,B4', found: ['accept', 'projection'], unknown: [] },
    { list: 'projection, accept', found: ['projection', 'accept'], unknown: [] },
    { list: 'b10', found: ['endurance'], unknown: [] },
    { list: 'B1,accept', found: ['accept'], unknown: [] },
    { list: 'B7,accept', found: ['accept'], unknown: ['B7'] },
    { list: '', found: [], unknown: [''] },
  ])('of "$list"', ({ list, found, unknown }) => {
    const seen = wanted(list, all);
    expect(seen.found.map(({ name }) => name)).toEqual(found);
    expect(seen.unknown).toEqual(unknown);
  });
});
