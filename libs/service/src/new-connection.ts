import type { ClientBase } from 'pg';
import { bindInPieces } from './bind-in-pieces.js';
import { outliveCuts } from './cut-connections.js';

/** What every connection of ours can do from its first moment: `onConnect` of every pool. */
export function newConnection(client: ClientBase): void {
  outliveCuts(client);
  bindInPieces(client);
}
