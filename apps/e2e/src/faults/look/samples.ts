import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import type { CursorSample, OffsetSample } from '../check/evidence.js';
import { megabytesOf } from '../../processes.js';
import { departments, type Stand } from '../stand/stand.js';

const EVERY = 100;
const MEMORY_EVERY = 5;

export interface Samples {
  offsets: OffsetSample[];
  cursors: CursorSample[];
  megabytes: Record<string, number>;
}

/** Looks again and again, past all proxies, where everything stands; a look that fails, because PostgreSQL is away, is left out. */
export async function sampleOn(stand: Stand, stop: AbortSignal): Promise<Samples> {
  const samples: Samples = { offsets: [], cursors: [], megabytes: {} };
  const pools = new Map([...departments, 'aggregator'].map((name) => [name, poolOf(stand.database(name))]));
  const query = async <Row extends object>(name: string, text: string): Promise<Row[]> =>
    (
      await pools
        .get(name)!
        .query<Row>(text)
        .catch(() => ({ rows: [] }))
    ).rows;
  for (let round = 0; !stop.aborted; round++) {
    samples.offsets.push(
      ...(await query<OffsetSample>('aggregator', 'select topic, partition, next::float8 as next from consumer_offset')),
    );
    for (const department of departments) {
      const text = 'select epoch::float8 as epoch, position::float8 as position from relay_cursor';
      for (const row of await query<Omit<CursorSample, 'department'>>(department, text)) samples.cursors.push({ department, ...row });
    }
    if (round % MEMORY_EVERY === 0) weigh(stand, samples.megabytes);
    await sleep(EVERY);
  }
  await Promise.all([...pools.values()].map((pool) => pool.end()));
  return samples;
}

function poolOf(connectionString: string): Pool {
  const pool = new Pool({ connectionString, max: 1, connectionTimeoutMillis: 1_000, query_timeout: 1_000 });
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool.on('error', () => undefined);
}

function weigh(stand: Stand, most: Record<string, number>): void {
  for (const service of stand.all())
    for (const pid of service.pids()) most[service.name] = Math.max(most[service.name] ?? 0, megabytesOf(pid));
}
