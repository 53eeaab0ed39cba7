import type { About } from './request-log.js';

/** An answer in full; no `body` with a status that has none. */
export interface ShortAnswer {
  status: number;
  headers: Record<string, string>;
  body?: string | Buffer;
  about?: About;
}
