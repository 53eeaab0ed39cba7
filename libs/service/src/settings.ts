import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { codeOf } from './away.js';
import { isError } from './is-error.js';
import { briefly, log } from './log.js';

/** Settings that are missing or wrong; the message names every one of them, never a value. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(['Some settings are missing or wrong:', ...new Set(lines)].join('\n'));
    this.lines = lines;
  }
}

/**
 * Reads the environment by a schema whose keys are the variables; an empty variable counts as missing.
 * `NAME_FILE` names a file that holds the value of NAME, for secrets that are no business of whoever lists processes.
 */
export function settings<Shape extends z.ZodRawShape>(
  shape: Shape,
  environment: NodeJS.ProcessEnv = process.env,
): z.output<z.ZodObject<Shape>> {
  const wrong = new Map<string, string>();
  const given = Object.fromEntries(Object.keys(shape).flatMap((name) => valueOf(name, environment, wrong)));
  const read = z.object(shape).safeParse(given);
  if (read.success && wrong.size === 0) return read.data;
  for (const { path, message } of read.error?.issues ?? []) {
    const name = String(path[0]);
    if (!wrong.has(name)) wrong.set(name, `  ${name} ${given[name] === undefined ? 'is missing' : `is wrong: ${message}`}`);
  }
  throw new SettingsError([...wrong.values()]);
}

/** The variable's value, or that of its file, as an entry; none when it is missing. What is wrong about it joins `wrong`. */
function valueOf(name: string, environment: NodeJS.ProcessEnv, wrong: Map<string, string>): [string, string][] {
  const [value, file] = [environment[name], environment[`${name}_FILE`]];
  if (value && file) wrong.set(name, `  ${name} is given twice: by itself and by ${name}_FILE`);
  if (value) return [[name, value]];
  if (!file) return [];
  try {
    const held = readFileSync(file, 'utf8').trim();
    return held ? [[name, held]] : [];
  } catch (error) {
    wrong.set(name, `  ${name}_FILE cannot be read: ${codeOf(error as Error) ?? 'unknown'}`);
    return [];
  }
}

/** Reads several parts; what is wrong in any of them is named in one error. */
export function allSettings<Parts extends (() => unknown)[]>(...parts: Parts): { [At in keyof Parts]: ReturnType<Parts[At]> } {
  const lines: string[] = [];
  const read = parts.map((part) => {
    try {
      return part();
    } catch (error) {
      if (!(error instanceof SettingsError)) throw error;
      lines.push(...error.lines);
    }
  });
  if (lines.length > 0) throw new SettingsError(lines);
  return read as { [At in keyof Parts]: ReturnType<Parts[At]> };
}

/** The kinds of values that settings have. */
export const setting = {
  text: () => z.string().trim().min(1),
  url: () => z.url({ protocol: /^https?$/ }),
  databaseUrl: () => z.url({ protocol: /^postgres(ql)?$/ }),
  port: () => z.coerce.number().int().min(0).max(65_535),
  count: () => z.coerce.number().int().min(0),
  share: () => z.coerce.number().min(0).max(1),
  list: () =>
    z
      .string()
      .transform((text) => text.split(',').map((part) => part.trim()))
      .pipe(z.array(z.string().min(1)).min(1)),
  /** Some of these words, with commas between. */
  someOf: <Word extends string>(words: readonly [Word, ...Word[]]) => setting.list().pipe(z.array(z.enum(words))),
  flag: () => z.stringbool(),
};

/** The last thing a process does that cannot start: one line that says why, exit code 1. For `startService(…).catch(exitWithReason)`. */
export function exitWithReason(error: unknown): never {
  if (error instanceof SettingsError) process.stderr.write(`${error.message}\n`);
  else log.fatal({ ...briefly(error), stack: isError(error) ? error.stack : undefined }, 'cannot start');
  process.exit(1);
}
