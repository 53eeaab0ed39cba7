import { setTimeout as sleep } from 'node:timers/promises';
import { briefly, log } from '@milepost/service';

/** Does the task every so many milliseconds (asked anew each time), never twice at once, until stopped; a failure is logged and the next time comes. */
export function repeat(everyMs: () => number, what: string, task: () => Promise<void>): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const loop = async () => {
    while (!signal.aborted) {
      await sleep(everyMs(), undefined, { signal }).catch(() => undefined);
      if (!signal.aborted) await task().catch((error: unknown) => log.warn(briefly(error), `${what} failed`));
    }
  };
  const ended = loop();
  return {
    stop: () => {
      stopping.abort();
      return ended;
    },
  };
}
