import { setTimeout as sleep } from 'node:timers/promises';

const SECOND = 1_000;

/** Waits, and says to the group every second that we are still there. */
export async function meanwhile(waiting: Promise<void> | undefined, heartbeat: () => Promise<void>): Promise<void> {
  if (!waiting) return;
  const settled = waiting.then(() => 'settled' as const);
  for (;;) {
    const timer = new AbortController();
    const late = sleep(SECOND, 'late' as const, { signal: timer.signal }).catch(() => 'late' as const);
    const first = await Promise.race([settled, late]);
    timer.abort();
    if (first === 'settled') return;
    await heartbeat();
  }
}
