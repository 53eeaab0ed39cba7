import { randomFillSync } from 'node:crypto';

const POOL = 8_192;
const pool = Buffer.alloc(POOL);
let used = POOL;

/**
 * Random bytes for identifiers, `count` of at most 64; from a pool, since one system call per identifier costs a tenth of a request.
 * The view is valid until the next call; never use it for secrets.
 */
export function randomBytesForIds(count: number): Uint8Array {
  if (used + count > POOL) {
    randomFillSync(pool);
    used = 0;
  }
  used += count;
  return pool.subarray(used - count, used);
}
