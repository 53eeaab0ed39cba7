import type { Recorded } from './milestones.js';
import { Trickle } from './trickle.js';

/** Goes on until this many events have left, each look at the sink being one call. */
async function flow(wanted: number, count: number) {
  const enough = Promise.withResolvers<void>();
  const seen: Recorded[] = [];
  const dues: number[] = [];
  const sink = async (events: readonly Recorded[], due: readonly number[]) => {
    seen.push(...events);
    dues.push(...due);
    if (seen.length >= wanted) enough.resolve();
  };
  const trickle = new Trickle({ rate: 1_000, from: 5, count, sink });
  await enough.promise;
  await trickle.stop();
  return { trickle, seen, dues };
}

describe('Trickle', () => {
  it('goes round its milestones, each event the next version of its own', async () => {
    const { seen, trickle } = await flow(7, 3);
    const versions = Map.groupBy(seen, ({ event }) => event.data.entryId);
    expect([...versions.keys()]).toEqual(['bench-milestone-5', 'bench-milestone-6', 'bench-milestone-7']);
    for (const events of versions.values()) expect(events.map(({ event }) => event.data.version)).toEqual(events.map((_, at) => at + 1));
    expect(trickle.out).toBe(seen.length);
    expect(trickle.events).toEqual(seen);
  });

  it('gives each event its own instant, a thousandth of a second after the one before', async () => {
    const { dues } = await flow(5, 100);
    for (const [at, due] of dues.slice(1).entries()) expect(due - dues[at]!).toBeCloseTo(1, 6);
  });

  it('tells who stops it that its sink failed', async () => {
    const called = Promise.withResolvers<void>();
    const sink = async () => {
      called.resolve();
      throw new Error('no broker');
    };
    const trickle = new Trickle({ rate: 1_000, from: 0, count: 1, sink });
    await called.promise;
    await expect(trickle.stop()).rejects.toThrow('no broker');
  });
});
