import { steadyRate } from './steady-rate.js';

/** A backlog that has done these numbers when it is looked at. */
function backlog(...counts: number[]) {
  const looks = counts.values();
  return { done: async () => looks.next().value ?? counts.at(-1)!, total: counts.at(-1)!, marks: [] };
}

describe('steadyRate', () => {
  it.each([
    { given: 'nothing at first', looks: backlog(0, 0, 0, 100, 500, 1_000), events: 900 },
    { given: 'a warm-up', looks: { ...backlog(0, 100, 500, 1_000), warmUp: 0.25 }, events: 500 },
  ])('counts from the first progress: $given', async ({ looks, events }) => {
    const steady = await steadyRate(looks);
    expect(steady.events).toBe(events);
    expect(steady.rate).toBeGreaterThan(0);
  });

  it('refuses to guess when everything was done at the first look', async () => {
    await expect(steadyRate(backlog(1_000))).rejects.toThrow('before anybody looked');
  });
});
