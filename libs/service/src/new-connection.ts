import type { ClientBase } from 'pg';
import { bindInPieces } from './bind-in-pieces.js';
import { outliveCuts } from './cut-connections.js';

/**
 * What each of our connections begins with. `backend_flush_after`: pages that it has to write go to the disk as they are written. Left to the
 * system they are gathered for half a minute, and commits wait while that writes them. At 1,000 updates a second in turns, five of 45 s or
 * a minute each: a sixth to a quarter fewer were visible later than 40 ms, and fewer in each of the five.
 */
export const EVERY_SESSION = '-c jit=off -c backend_flush_after=256kB';

/** What every connection of ours can do from its first moment: `onConnect` of every pool. */
export function newConnection(client: ClientBase): void {
  outliveCuts(client);
  bindInPieces(client);
}
