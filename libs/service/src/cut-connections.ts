import type { ClientBase } from 'pg';
import { briefly, log } from './log.js';

/**
 * A connection that is cut while no statement runs is told to nobody, and the process would end by it: also in the moment between
 * its making and its handing over. Whoever uses the client next is told by a failing statement.
 */
export const outliveCuts = (client: ClientBase): void => {
  client.on('error', (error) => log.debug(briefly(error), 'a database connection was cut'));
};
