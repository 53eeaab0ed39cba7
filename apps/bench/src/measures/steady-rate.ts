import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_EVERY = 10;
const PATIENCE = 120_000;

/**
 * Events per second while a backlog of `total` is worked off: from the first look that finds at least `share` of it done (so that
 * waking up, and warming up where a share is given, do not count) to the first that finds all of it done. Throws when nothing moves for two minutes.
 */
export async function steadyRate(done: () => Promise<number>, total: number, share = 0): Promise<number> {
  let first: { count: number; at: number } | undefined;
  let last = { count: 0, at: performance.now() };
  while (last.count < total) {
    const [count, at] = [await done(), performance.now()];
    if (count > last.count) last = { count, at };
    if (count > total * share) first ??= last;
    if (at - last.at > PATIENCE) throw new Error(`Only ${last.count} of ${total} events were done.`);
    await sleep(LOOK_EVERY);
  }
  return ((last.count - first!.count) / (last.at - first!.at)) * 1000;
}
