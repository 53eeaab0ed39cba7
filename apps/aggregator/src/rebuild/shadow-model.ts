import { log, together } from '@milepost/service';
import pg from 'pg';
import { isPoison } from '../projection/projector.js';
import type { Settings } from '../settings.js';
import { Filling } from './filling.js';
import { REBUILD_SESSION } from './rebuild-session.js';
import { ShadowProjection, stepByStep } from './shadow-projection.js';
import { finishEntries, finishHistory, finishOthers, finishShadow } from './shadow-indexes.js';
import { createShadow, hasStrangers } from './shadow-tables.js';
import { type Verified, verifyShadow } from './verify-shadow.js';

export type Progress = (step: string) => void;

/** The model in tables of its own, complete and compared, and what goes on bringing it forward. */
export type ShadowModel = { shadow: ShadowProjection; verified: Verified };

/** Both processors are in use as it is, and rows would only be handed from one to the other. */
const SESSION = `set max_parallel_workers_per_gather = 0; set max_parallel_maintenance_workers = 0; set work_mem = '128MB'; set maintenance_work_mem = '256MB'`;

/** Copies the history and the entries, and has the ordinary projection go on from there. @returns undefined when that is not possible */
export async function copied(client: pg.Client, settings: Settings, progress: Progress): Promise<ShadowModel | undefined> {
  await createShadow(client, { copied: true });
  const shadow = new ShadowProjection(settings, (pool) => new Filling(pool, stepByStep(pool)));
  try {
    await read(shadow, progress, () => shadow.projection.givenUp);
    await shadow.projection.pause();
    const verified = shadow.projection.givenUp ? undefined : await keyedAndCompared(client, settings, shadow.projection, progress);
    if (verified) return { shadow, verified };
  } catch (error) {
    if (!isPoison(error)) throw await closed(shadow, error);
    log.info({ reason: error.message }, 'the database refuses an event, so the rebuild goes step by step');
  }
  progress('starting again, step by step');
  await closed(shadow);
  return undefined;
}

/** Projects everything as the running projection does. */
export async function projected(client: pg.Client, settings: Settings, progress: Progress): Promise<ShadowModel> {
  await createShadow(client, { copied: false });
  const shadow = new ShadowProjection(settings, stepByStep);
  try {
    await read(shadow, progress);
    progress('building indexes');
    await client.query(SESSION);
    await finishShadow(client);
    progress('comparing');
    return { shadow, verified: await verifyShadow(client) };
  } catch (error) {
    throw await closed(shadow, error);
  }
}

async function read(shadow: ShadowProjection, progress: Progress, until?: () => boolean): Promise<void> {
  await shadow.start();
  const ends = await shadow.ends();
  progress(`reading ${ends.reduce((sum, { next }) => sum + next, 0)} messages of ${ends.length} partitions`);
  await shadow.reaches(ends, { until });
}

async function keyedAndCompared(
  client: pg.Client,
  settings: Settings,
  filling: Filling,
  progress: Progress,
): Promise<Verified | undefined> {
  const other = new pg.Client({ connectionString: settings.databaseUrl, ...REBUILD_SESSION });
  let lost: Error | undefined;
  other.on('error', (error) => (lost = error));
  await other.connect();
  try {
    for (const one of [client, other]) await one.query(SESSION);
    progress('making entries and indexes');
    await together([finishHistory(client), filling.writeEntries().then((written) => (written ? finishEntries(other) : undefined))]);
    if (filling.givenUp) return undefined;
    await finishOthers(client);
    if (await hasStrangers(client)) return undefined;
    await filling.goOn();
    progress('comparing');
    return await verifyShadow(client, other);
  } catch (error) {
    throw lost ?? error;
  } finally {
    await other.end();
  }
}

async function closed(shadow: ShadowProjection, error?: unknown): Promise<unknown> {
  if (shadow.projection instanceof Filling) shadow.projection.giveUp();
  await shadow.close();
  return error;
}
