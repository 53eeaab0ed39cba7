import { setTimeout as sleep } from 'node:timers/promises';

/** Repeats the question until its answer is yes or the milliseconds are over; says which. */
export async function within(patience: number, question: () => Promise<boolean>): Promise<boolean> {
  for (const deadline = Date.now() + patience; ; await sleep(100)) {
    if (await question()) return true;
    if (Date.now() >= deadline) return false;
  }
}
