import type { Evidence } from './evidence.js';

export interface Bounds {
  /** Milliseconds until everything recorded is shown after the last fault has ended. */
  recovery: number;
  /** Milliseconds until a request is answered, whatever is away. */
  answer: number;
  /** Megabytes that a service may hold. */
  memory: number;
}

export const bounds: Bounds = { recovery: 15_000, answer: 10_000, memory: 512 };

/** I11: in bounded time, by itself. */
export function* unrecovered({ recoveries }: Evidence, { recovery }: Bounds): Generator<string> {
  for (const { after, milliseconds } of recoveries) {
    if (milliseconds === null) yield `it did not recover from ${after}`;
    else if (milliseconds > recovery) yield `it took ${(milliseconds / 1000).toFixed(1)} s to recover from ${after}`;
  }
}

/** I13: what cannot be done now is refused with the time to come again; no request hangs, no memory grows. */
export function* pressed({ attempts, megabytes }: Evidence, { answer, memory }: Bounds): Generator<string> {
  for (const { value, took, status, retryAfter } of attempts) {
    if (took > answer) yield `${value} waited ${(took / 1000).toFixed(1)} s for its answer`;
    if (status === 503 && !retryAfter) yield `${value} was answered 503 without Retry-After`;
    if (status >= 500 && status !== 503) yield `${value} was answered ${status}`;
  }
  for (const [service, held] of Object.entries(megabytes)) if (held > memory) yield `${service} held ${held} MB`;
}
