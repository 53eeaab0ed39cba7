import type { JobOf } from './posted.js';

/** What is asked of any process, and the milestones that a run of it needs. */
interface TimedJob {
  milestones: number;
  of(port: number): JobOf;
}

const CLIENTS = 64;
const SECONDS = 4;
const WARM_UP_SECONDS = 2.5;
/** Milestones of a run: each run has its own, and more when it takes longer, so that histories stay as short as the real ones. */
const PER_RUN = 16_000;

/** 64 clients, each with its next request when it has its answer. */
export function closedJob(token: string, scale = 1): TimedJob {
  const milestones = PER_RUN * scale;
  const of = (port: number) => (run: number) => ({
    loop: 'closed' as const,
    clients: CLIENTS,
    port,
    token,
    from: run * milestones,
    count: milestones,
    seconds: run === 0 ? WARM_UP_SECONDS : SECONDS * scale,
  });
  return { milestones, of };
}

/** A fixed rate; each milestone is changed once, so that no request waits for another one's version. */
export function openJob(token: string, rate: number): TimedJob {
  const seconds = 5;
  const count = rate * seconds;
  const of = (port: number) => (run: number) => ({ loop: 'open' as const, rate, port, token, from: run * count, count, seconds });
  return { milestones: count, of };
}
