import { setTimeout as sleep } from 'node:timers/promises';

export interface Patience {
  /** Milliseconds until the last failure is thrown; 10,000 when left out. */
  timeout?: number;
  /** Milliseconds between two attempts; 20 when left out. */
  every?: number;
}

/** Repeats the check until it neither throws nor rejects and returns what it returned; after the timeout its last error is thrown. */
export async function eventually<T>(check: () => T | Promise<T>, { timeout = 10_000, every = 20 }: Patience = {}): Promise<T> {
  const deadline = Date.now() + timeout;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() >= deadline) throw error;
    }
    await sleep(every);
  }
}
