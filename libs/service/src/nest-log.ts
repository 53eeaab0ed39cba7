import type { LoggerService } from '@nestjs/common';
import { briefly, log } from './log.js';

/** Nest's own lines: what it says while starting is for debugging only. */
export const nestLog: LoggerService = {
  log: (message: unknown) => log.debug(String(message)),
  debug: (message: unknown) => log.trace(String(message)),
  verbose: (message: unknown) => log.trace(String(message)),
  warn: (message: unknown) => log.warn(String(message)),
  error: (message: unknown) => log.error(briefly(message), 'error in the framework'),
  fatal: (message: unknown) => log.fatal(briefly(message), 'error in the framework'),
};
