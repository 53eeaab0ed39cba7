import { factOf, readEvent, stateOf } from '@milepost/contracts';
import { hash } from 'node:crypto';
import { histories, milestoneId } from './milestones.js';

const made = histories({ from: 10, count: 3, versions: 4 });
const read = made.map(({ text }) => {
  const result = readEvent(text);
  if (!result.readable) throw new Error(result.reason);
  return result.event;
});

describe('histories', () => {
  it('are readable by the contract, each text about as long as the real ones', () => {
    expect(read).toHaveLength(12);
    for (const { text } of made) expect(text.length).toBeGreaterThan(600);
    for (const { text } of made) expect(text.length).toBeLessThan(2_200);
  });

  it('have states that the contract derives from the changes', () => {
    const one = read.filter(({ data }) => data.entryId === milestoneId(11));
    expect(one.map(({ data }) => data.version)).toEqual([1, 2, 3, 4]);
    expect(one.at(-1)!.data.state).toEqual(stateOf('milestone', one.map(factOf)));
  });

  it('are chained by the hash of the text before', () => {
    const one = made.filter(({ event }) => event.data.entryId === milestoneId(12));
    const chain = one.map(({ text }) => hash('sha256', text));
    expect(one.map(({ event }) => event.data.previousHash)).toEqual([null, ...chain.slice(0, -1)]);
  });
});
