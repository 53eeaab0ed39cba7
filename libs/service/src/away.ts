import { isError } from './is-error.js';

// Connection refused or cut (node, SQLSTATE class 08), server stopping or starting (57P0x), no connection, memory or disk left (class 53),
// a disk that does not write (58030), read-only after a failover (25006), database being made or restored (3D000), statement cancelled by its deadline (57014), lock not had in time (55P03),
// and pg's own without a code.
const CODES = /^(ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|08\w{3}|57P0\d|57014|53\w{3}|58030|25006|3D000|55P03)$/;
const MESSAGES =
  /^(timeout exceeded when trying to connect|Query read timeout|Connection terminated|Client (has encountered a connection error|was closed))/;

/** True when an error says that a server is away for now: the same call may succeed later, nothing is wrong with the data. */
export function isAway(error: unknown): boolean {
  if (!isError(error)) return false;
  if ('errors' in error && Array.isArray(error.errors) && error.errors.length > 0) return error.errors.every(isAway);
  return CODES.test(codeOf(error) ?? '') || MESSAGES.test(error.message);
}

/** The SQLSTATE or system code of an error, also of one that TypeORM wrapped. */
export function codeOf(error: Error): string | undefined {
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'driverError' in error && isError(error.driverError) ? codeOf(error.driverError) : undefined;
}
