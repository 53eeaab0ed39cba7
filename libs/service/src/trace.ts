import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { randomBytesForIds } from './random.js';

const TRACEPARENT = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;
const REQUEST_ID = /^[\w.:-]{1,64}$/;

export const isTraceparent = (text: unknown): text is string => typeof text === 'string' && TRACEPARENT.test(text);

/** The W3C trace context of a request: the caller's when it is well formed, else a new one that is not sampled. */
export function traceparentOf({ headers }: IncomingMessage): string {
  const given = headers['traceparent'];
  if (isTraceparent(given)) return given;
  const id = Buffer.from(randomBytesForIds(24)).toString('hex');
  return `00-${id.slice(0, 32)}-${id.slice(32)}-00`;
}

export const traceIdOf = (traceparent: string): string => traceparent.slice(3, 35);

/** The caller's x-request-id when it can stand in a log line and a header, else a new one. */
export function requestIdOf({ headers }: IncomingMessage): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
}
