import { setTimeout as sleep } from 'node:timers/promises';
import type { Exit, GuardedProcess } from './guarded-process.js';

/** Hears of a process that ended unasked and of the milliseconds until it is started again. */
export type WhenEnded = (exit: Exit, wait: number) => void;

const FIRST_WAIT = 100;
const LONGEST_WAIT = 5_000;
const STEADY = 30_000;

/**
 * Starts a process again whenever it ends unasked: at once after a steady run, with doubling waits when it ends again and again.
 * `exited` resolves only when `stop` has ended it.
 */
export function keepRunning(first: GuardedProcess, again: () => GuardedProcess, whenEnded: WhenEnded): GuardedProcess {
  const stopping = new AbortController();
  let current = first;
  const exited = (async () => {
    for (let wait = FIRST_WAIT, since = Date.now(); ; since = Date.now()) {
      const exit = await current.exited;
      if (stopping.signal.aborted) return exit;
      wait = Date.now() - since >= STEADY ? FIRST_WAIT : wait;
      whenEnded(exit, wait);
      await untilAborted(stopping.signal, wait);
      if (stopping.signal.aborted) return exit;
      current = again();
      wait = Math.min(wait * 2, LONGEST_WAIT);
    }
  })();
  const stop = async () => {
    stopping.abort();
    await current.stop();
    await exited;
  };
  return { exited, stop };
}

async function untilAborted(signal: AbortSignal, milliseconds: number): Promise<void> {
  try {
    await sleep(milliseconds, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
