import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { briefly, codeOf, crashPoint, log } from '@milepost/service';
import type { Settings } from '../settings.js';
import { REBUILD_SESSION } from './rebuild-session.js';
import { REBUILT } from './rebuilt-tables.js';
import type { ShadowProjection } from './shadow-projection.js';
import { copied, type Progress, projected } from './shadow-model.js';
import { swapShadow } from './shadow-tables.js';
import type { Verified } from './verify-shadow.js';

export type Rebuilt = Verified & { seconds: number; eventsPerSecond: number };

export type RebuildOptions = {
  /** Told of each step, for whoever waits. */
  progress?: Progress;
  /** Called with the rebuilt tables complete and checked, before they are swapped in. */
  beforeSwap?: () => Promise<void>;
};

export class RebuildFailed extends Error {
  override readonly name = 'RebuildFailed';
}

/**
 * Builds the read model from the topics' start in tables of its own, checks them, and swaps them in: readers and the running
 * projection go on all the while. After the swap the offsets are those of the rebuilt tables, with a new generation.
 * @throws RebuildFailed when another rebuild runs or the check fails; the model in use is then as it was
 */
export async function rebuild(settings: Settings, { progress = () => undefined, beforeSwap }: RebuildOptions = {}): Promise<Rebuilt> {
  const client = new pg.Client({ connectionString: settings.databaseUrl, ...REBUILD_SESSION });
  client.on('error', (error) => log.error(briefly(error), 'the connection was lost')); // The next statement fails by it.
  await client.connect();
  try {
    await onlyOne(client);
    return await beside(client, settings, progress, beforeSwap);
  } finally {
    await client.end();
  }
}

async function beside(client: pg.Client, settings: Settings, progress: Progress, beforeSwap?: () => Promise<void>): Promise<Rebuilt> {
  const started = performance.now();
  const { shadow, verified } = (await copied(client, settings, progress)) ?? (await projected(client, settings, progress));
  try {
    if (verified.wrong > 0) throw new RebuildFailed(`${verified.wrong} entries are not what their history says; nothing was swapped.`);
    const seconds = (performance.now() - started) / 1000;
    crashPoint('swapping');
    await beforeSwap?.();
    progress('swapping');
    await swap(client, shadow);
    return { ...verified, seconds, eventsPerSecond: Math.round(verified.events / seconds) };
  } finally {
    await shadow.close();
  }
}

async function onlyOne(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ free: boolean }>(`select pg_try_advisory_lock(hashtextextended('milepost.rebuild', 0)) as free`);
  if (!rows[0]!.free) throw new RebuildFailed('Another rebuild is running.');
}

type Place = { topic: string; partition: number; next: number };
const STANDINGS = 'select topic, partition, next::float8 as next from public.consumer_offset';
const RENEW = 'update rebuild.consumer_offset set generation = (select coalesce(max(generation), 0) + 1 from public.consumer_offset)';
const PATIENCE = 10_000;
const IN_USE = REBUILT.map((table) => `public.${table}`).join(', ');

/**
 * With the offsets locked the projection in use stands still; the rebuilt model catches up with it, so that no reader is taken
 * back, and takes its place. A rebuilt model that is ahead is fine: the projection finds its offsets moved and starts from there.
 */
async function swap(client: pg.Client, shadow: ShadowProjection): Promise<void> {
  await client.query('begin');
  await client.query(`lock table ${IN_USE} in share update exclusive mode`); // No vacuum is at them from here on: one that is lets go after a second.
  await client.query('lock table public.consumer_offset in exclusive mode');
  const { rows } = await client.query<Place>(STANDINGS);
  if (!(await shadow.reaches(rows, { within: PATIENCE })))
    throw new RebuildFailed('The rebuilt tables did not catch up; nothing was swapped.');
  crashPoint('swapping');
  await shadow.halt(); // Before the readers' tables are locked, for it reads them too.
  await lockReaders(client);
  await client.query(RENEW);
  await swapShadow(client);
  crashPoint('swapping');
  await client.query('commit');
}

/** Whoever reads for long makes everybody behind us wait, so we do not wait long ourselves, but try again. */
async function lockReaders(client: pg.Client): Promise<void> {
  await client.query(`set local lock_timeout = '300ms'`);
  for (let attempt = 1; attempt <= 30; attempt++) {
    await client.query('savepoint before_lock');
    try {
      return void (await client.query(`lock table ${IN_USE} in access exclusive mode`));
    } catch (error) {
      if (codeOf(error as Error) !== '55P03') throw error;
      await client.query('rollback to savepoint before_lock');
      await sleep(200);
    }
  }
  throw new RebuildFailed('The tables in use could not be locked; nothing was swapped.');
}
