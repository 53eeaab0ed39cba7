import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answersReady, freePort, type GuardedProcess, startGuarded, untilReady } from '@milepost/servers';
import { family } from './processes.js';

export interface StartedProcess {
  /** No two that run at once share one. */
  name: string;
  /** The module that Node runs. */
  program: string;
  environment: Record<string, string>;
  /** Further options of Node, such as a profile. */
  node?: readonly string[];
  /** Seconds until it must be ready; default 90. */
  patience?: number;
  /** A port that others know already; any free one when left out. */
  port?: number;
}

export interface Running {
  /** What its command line holds, and no other's. */
  mark: string;
  stop(): Promise<void>;
}

export interface Killable extends Running {
  /** Ends it by SIGKILL, as a crash does. */
  kill(): Promise<void>;
}

export interface RunningProcess extends Killable {
  port: number;
  url: string;
}

/** Seconds: a consumer of kafkajs's own settings is let in again 30 s after it was killed. */
const PATIENCE = 90;

/** Starts a Node program that ends when we end, however we end, and waits until `/readyz` says that it is ready. */
export async function startProcess(start: StartedProcess): Promise<RunningProcess> {
  const { name, program, environment, node = [], port = await freePort(), patience = PATIENCE } = start;
  const url = `http://127.0.0.1:${port}`;
  const running = startGuarded({
    command: [process.execPath, '--enable-source-maps', ...node, program],
    directory: await throwAwayFolder(name),
    throwAway: true,
    signal: 'TERM',
    env: { ...process.env, HOST: '127.0.0.1', PORT: String(port), ...environment },
  });
  await untilReady(name, running, () => answersReady(url), patience);
  return { mark: markOf(name), port, url, kill: killing(name, process.execPath, running), stop: () => running.stop() };
}

/** Ends what runs this program, not its guard, by SIGKILL. */
export const killing =
  (name: string, program: string, { exited }: GuardedProcess) =>
  async (): Promise<void> => {
    for (const { pid } of family(markOf(name)).filter(({ command }) => command.startsWith(program))) process.kill(pid, 'SIGKILL');
    await exited;
  };

/** What the command line of the guard of the process with this name holds, and no other's. */
export const markOf = (name: string): string => `milepost-bench-${name}-`;

/** For a process's log: its guard removes it at the end, however that comes. */
export const throwAwayFolder = (name: string): Promise<string> => mkdtemp(join(tmpdir(), markOf(name)));
