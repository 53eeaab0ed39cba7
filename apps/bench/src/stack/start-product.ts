import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startGuarded, untilReady } from '@milepost/servers';
import { markOf, throwAwayFolder } from './start-process.js';

const program = fileURLToPath(new URL('../../../cli/dist/main.js', import.meta.url));
const READY = 'Milepost is ready';
const PATIENCE_SECONDS = 180;

export interface RunningProduct {
  /** What the command line of its first process holds. */
  mark: string;
  /** Holds its log and, under `data`, what it keeps. */
  directory: string;
  stop(): Promise<void>;
}

/** Starts everything as `npm start` does and waits for its ready line. It ends when we end, however we end. */
export async function startProduct(): Promise<RunningProduct> {
  const directory = await throwAwayFolder('product');
  const command = [process.execPath, '--enable-source-maps', program, '--data', join(directory, 'data'), 'start'];
  const running = startGuarded({
    command,
    directory,
    throwAway: true,
    signal: 'TERM',
    grace: 60,
    env: { ...process.env, LOG_LEVEL: 'info' },
  });
  const log = () => readFile(join(directory, 'log'), 'utf8').catch(() => '');
  await untilReady('Milepost', running, async () => (await log()).includes(READY), PATIENCE_SECONDS);
  return { mark: markOf('product'), directory, stop: () => running.stop() };
}
