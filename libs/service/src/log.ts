import { pino, type Logger } from 'pino';
import { isError } from './is-error.js';

export type { Logger };

/** The process's log: JSON lines on standard output; silent in tests unless LOG_LEVEL says otherwise. */
export const log: Logger = pino({
  level: process.env['LOG_LEVEL'] ?? (process.env['JEST_WORKER_ID'] ? 'silent' : 'info'),
  base: {},
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (level) => ({ level }) },
});

/** What a log line may say of an error: database errors carry query parameters in other fields, so only these go out. */
export function briefly(error: unknown): { error: string; code?: string } {
  if (!isError(error)) return { error: firstLine(String(error)) };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return { error: firstLine(error.message) || error.name, ...code };
}

const firstLine = (text: string) => text.split('\n', 1)[0]!.slice(0, 500);
