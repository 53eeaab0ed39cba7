import { setTimeout as sleep } from 'node:timers/promises';
import { Pace } from './pace.js';

const turn = () => new Promise(setImmediate);

/** A rest that has begun, and whether it is over; others come in later turns of the event loop. */
async function resting(pace: Pace, waiting = 1): Promise<{ over: boolean }> {
  const rest = { over: false };
  void pace.rest(waiting).then(() => (rest.over = true));
  await turn();
  return rest;
}

/** Whether the next batch waits for others. */
const rests = async (pace: Pace, waiting = 1): Promise<boolean> => !(await resting(pace, waiting)).over;

const after = (...sizes: number[]): Pace => {
  const pace = new Pace();
  sizes.forEach((size) => pace.wrote(size));
  return pace;
};

describe('The pace of batches', () => {
  it('lets a small batch wait for more when it follows closely on another one', async () => {
    expect([await rests(after(2)), await rests(after(15), 14)]).toEqual([true, true]);
  });

  it('keeps nobody waiting who is alone, or enough', async () => {
    expect([await rests(new Pace()), await rests(after(1)), await rests(after(4, 1))]).toEqual([false, false, false]);
    expect([await rests(after(16)), await rests(after(20, 2), 16)]).toEqual([false, false]);
  });

  it('keeps nobody waiting when as many have come as ever came lately', async () => {
    const pace = after(5, 3);
    expect([await rests(pace, 4), await rests(pace, 5)]).toEqual([true, false]);
  });

  it('is over as soon as they have come', async () => {
    const pace = after(5, 3);
    const rest = await resting(pace);
    pace.came(4);
    await turn();
    expect(rest.over).toBe(false);
    pace.came(5);
    await turn();
    expect(rest.over).toBe(true);
  });

  it('forgets how many came when that was long ago', async () => {
    const since = (batches: number) => after(9, ...Array.from({ length: batches }, () => 3));
    expect([await rests(since(63), 3), await rests(since(64), 3)]).toEqual([true, false]);
  });

  it('forgets the last batch after a while', async () => {
    const pace = after(2);
    await sleep(20);
    expect(await rests(pace)).toBe(false);
  });

  it('is over after a moment', async () => {
    const began = performance.now();
    await after(2).rest(1);
    expect(performance.now() - began).toBeGreaterThan(1.5);
  });
});
