import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startGuarded } from '@milepost/servers';
import { family, peakMegabytes } from './processes.js';
import { markOf, throwAwayFolder } from './start-process.js';

const LOOK_EVERY = 100;

export interface CommandStart {
  /** No two that run at once share one. */
  name: string;
  program: string;
  words: readonly string[];
  environment: Record<string, string>;
}

export interface CommandEnd {
  printed: string;
  /** From its start to its end. */
  seconds: number;
  /** Seconds of processor time, up to the last look before its end. */
  used: number;
  /** Megabytes. */
  peak: number;
}

export interface RunningCommand {
  /** Rejects when its exit code is not 0. */
  ended: Promise<CommandEnd>;
  stop(): Promise<void>;
}

/** Starts a Node program that does something and ends, and that ends when we end. */
export async function startCommand({ name, program, words, environment }: CommandStart): Promise<RunningCommand> {
  const directory = await throwAwayFolder(name);
  const command = [process.execPath, '--enable-source-maps', program, ...words];
  const begin = performance.now();
  const running = startGuarded({ command, directory, signal: 'TERM', env: { ...process.env, ...environment } });
  const seen = { used: 0, peak: 0 };
  const looking = setInterval(() => look(markOf(name), seen), LOOK_EVERY);
  const ended = running.exited.then(async ({ code, tail }) => {
    const seconds = (performance.now() - begin) / 1000;
    clearInterval(looking);
    const printed = await readFile(join(directory, 'log'), 'utf8');
    await rm(directory, { recursive: true, force: true });
    if (code !== 0) throw new Error(`${name} ended with code ${code}: ${tail}`);
    return { printed, seconds, ...seen };
  });
  return { ended, stop: () => running.stop() };
}

function look(mark: string, seen: { used: number; peak: number }): void {
  const all = family(mark);
  seen.used = Math.max(seen.used, all.reduce((sum, { seconds }) => sum + seconds, 0)); // prettier-ignore
  seen.peak = Math.max(seen.peak, peakMegabytes(all.map(({ pid }) => pid)));
}
