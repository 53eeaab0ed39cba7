import { z } from 'zod';
import { isError } from './is-error.js';
import { briefly, log } from './log.js';

/** Settings that are missing or wrong; the message names every one of them, never a value. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/** Reads the environment by a schema whose keys are the variables; an empty variable counts as missing. */
export function settings<Shape extends z.ZodRawShape>(
  shape: Shape,
  environment: NodeJS.ProcessEnv = process.env,
): z.output<z.ZodObject<Shape>> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const read = z.object(shape).safeParse(given);
  if (read.success) return read.data;
  const lines = read.error.issues.map(({ path, message }) => {
    const name = String(path[0]);
    return `  ${name} ${given[name] === undefined ? 'is missing' : `is wrong: ${message}`}`;
  });
  throw new SettingsError(['Some settings are missing or wrong:', ...new Set(lines)].join('\n'));
}

/** The kinds of values that settings have. */
export const setting = {
  text: () => z.string().trim().min(1),
  url: () => z.url({ protocol: /^https?$/ }),
  databaseUrl: () => z.url({ protocol: /^postgres(ql)?$/ }),
  port: () => z.coerce.number().int().min(0).max(65_535),
  count: () => z.coerce.number().int().min(0),
  list: () =>
    z
      .string()
      .transform((text) => text.split(',').map((part) => part.trim()))
      .pipe(z.array(z.string().min(1)).min(1)),
  flag: () => z.stringbool(),
};

/** The last thing a process does that cannot start: one line that says why, exit code 1. For `startService(…).catch(exitWithReason)`. */
export function exitWithReason(error: unknown): never {
  if (error instanceof SettingsError) process.stderr.write(`${error.message}\n`);
  else log.fatal({ ...briefly(error), stack: isError(error) ? error.stack : undefined }, 'cannot start');
  process.exit(1);
}
