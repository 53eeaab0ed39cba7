import { setTimeout as sleep } from 'node:timers/promises';
import { type ProcessorTime, processorTime, since } from './metered.js';

const LOOK_EVERY = 10;
const PATIENCE = 120_000;

export interface Backlog {
  /** Gives the number of events that are done. */
  done(): Promise<number>;
  total: number;
  /** Share of the backlog that warms up and does not count; 0 when left out. */
  warmUp?: number;
  /** Marks of the processes that work it off. */
  marks: readonly string[];
}

export interface Steady {
  rate: number;
  /** How many events `rate` and `cpu` are of. */
  events: number;
  cpu: ProcessorTime;
}

/**
 * Watches a backlog being worked off, from the first look that finds something of it done (waking up does not count) to the first
 * that finds all of it done. Throws when nothing moves for two minutes, or when it was done before anybody looked.
 */
export async function steadyRate({ done, total, warmUp = 0, marks }: Backlog): Promise<Steady> {
  let first: { count: number; at: number; used: ProcessorTime } | undefined;
  let last = { count: 0, at: performance.now() };
  while (last.count < total) {
    const [count, at] = [await done(), performance.now()];
    if (count > last.count) last = { count, at };
    if (count > total * warmUp && count > 0) first ??= { ...last, used: processorTime(marks) };
    if (at - last.at > PATIENCE) throw new Error(`Only ${last.count} of ${total} events were done.`);
    await sleep(LOOK_EVERY);
  }
  const events = last.count - first!.count;
  if (events === 0) throw new Error('The backlog was done before anybody looked.');
  return { rate: (events / (last.at - first!.at)) * 1000, events, cpu: since(first!.used, marks) };
}
