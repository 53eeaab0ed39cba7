import type { JobOf } from './posted.js';

const CLIENTS = 64;
const SECONDS = 4;
const WARM_UP_SECONDS = 2.5;
/** Milestones of a run: each run has its own, so that histories stay as short as the real ones. */
export const PER_RUN = 16_000;

/** 64 clients, each with its next request when it has its answer. */
export const closedJob =
  (port: number, token: string, scale: number): JobOf =>
  (run) => ({
    loop: 'closed',
    clients: CLIENTS,
    port,
    token,
    from: run * PER_RUN,
    count: PER_RUN,
    seconds: run === 0 ? WARM_UP_SECONDS : SECONDS * scale,
  });

/** A fixed rate; each milestone is changed once, so that no request waits for another one's version. */
export function openJob(token: string, rate: number): { milestones: number; of(port: number): JobOf } {
  const seconds = 5;
  const count = rate * seconds;
  const of = (port: number) => (run: number) => ({ loop: 'open' as const, rate, port, token, from: run * count, count, seconds });
  return { milestones: count, of };
}
