import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { programOf } from './service.js';
import type { Stand } from './stand.js';

/** Runs a command of the aggregator's operator, past all proxies; rejects with what it printed when it fails. */
export const operate = async (stand: Stand, ...words: string[]): Promise<string> => (await operateWith(stand, {}, ...words)).stdout;

/** The same with further settings; its process may be killed by the signal. */
export function operateWith(stand: Stand, extra: Record<string, string>, ...words: string[]) {
  const { servers } = stand;
  const own = { DATABASE_URL: stand.database('aggregator'), KAFKA_BROKERS: servers.brokers.join(','), TOPIC_PREFIX: '', LOG_LEVEL: 'warn' };
  const run = promisify(execFile)(process.execPath, ['--enable-source-maps', programOf('aggregator', 'operate'), ...words], {
    env: { ...process.env, ...own, ...extra },
  });
  return Object.assign(run, { kill: (signal: NodeJS.Signals) => run.child.kill(signal) });
}
