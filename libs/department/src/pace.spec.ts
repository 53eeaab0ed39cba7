import { setTimeout as sleep } from 'node:timers/promises';
import { Pace } from './pace.js';

/** Whether the next batch waits for others, which come in later turns of the event loop. */
const rests = async (pace: Pace, waiting = 1): Promise<boolean> => {
  let over = false;
  void pace.rest(waiting).then(() => (over = true));
  await new Promise(setImmediate);
  return !over;
};

const after = (size: number): Pace => {
  const pace = new Pace();
  pace.wrote(size);
  return pace;
};

describe('The pace of batches', () => {
  it('lets a small batch wait for more when it follows closely on another one', async () => {
    expect([await rests(after(2)), await rests(after(15), 15)]).toEqual([true, true]);
  });

  it('keeps nobody waiting who is alone, or enough', async () => {
    expect([await rests(new Pace()), await rests(after(1))]).toEqual([false, false]);
    expect([await rests(after(16)), await rests(after(2), 16)]).toEqual([false, false]);
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
