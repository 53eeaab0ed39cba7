import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again and again; throws after so many milliseconds. */
export async function untilTrue(ask: () => Promise<boolean>, patience = 60_000): Promise<void> {
  for (const deadline = Date.now() + patience; !(await ask()); await sleep(50))
    if (Date.now() > deadline) throw new Error('It took too long.');
}
