import { setTimeout as sleep } from 'node:timers/promises';
import type { GuardedProcess } from './guarded-process.js';

/** Waits until `ready` says true; stops the process and throws, with the end of its log, when it ends first or takes longer than `seconds`. */
export async function untilReady(name: string, server: GuardedProcess, ready: () => Promise<boolean>, seconds = 30): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  while (!(await ready())) {
    const exit = await Promise.race([server.exited, sleep(50)]);
    if (exit) throw new Error(`${name} ended with code ${exit.code} while it started.\n${exit.tail}`.trim());
    if (Date.now() < deadline) continue;
    await server.stop();
    throw new Error(`${name} was not ready after ${seconds} s.\n${(await server.exited).tail}`.trim());
  }
}

const PATIENCE = 2_000;

/** Whether the service at this address says by `/readyz` that it is ready; false also while it does not listen. */
export async function answersReady(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(PATIENCE) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false; // Refused, cut or silent: each of them is an answer here.
  }
}
