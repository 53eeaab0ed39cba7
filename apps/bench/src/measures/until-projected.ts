import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';

const LOOK_EVERY = 20;
const PATIENCE = 120_000;

/** How many events a read model has taken in, by its offsets. */
export const PROJECTED = 'select coalesce(sum(next), 0)::int as projected from consumer_offset';
/** The same by the entries, which are at one version more with each event. */
export const SUM_OF_VERSIONS = 'select coalesce(sum(version), 0)::int as projected from entry';

/** 0 until the service has made its tables. */
export async function countOf(client: Client, text: string): Promise<number> {
  try {
    return (await client.query<{ projected: number }>(text)).rows[0]!.projected;
  } catch (error) {
    if ((error as { code?: string }).code === '42P01') return 0;
    throw error;
  }
}

/** Resolves when `text` gives at least `events`. Throws when it gives the same for two minutes. */
export async function untilProjected(client: Client, events: number, text = PROJECTED): Promise<void> {
  for (let last = { count: -1, at: 0 }; ; await sleep(LOOK_EVERY)) {
    const [count, at] = [await countOf(client, text), performance.now()];
    if (count >= events) return;
    if (count > last.count) last = { count, at };
    if (at - last.at > PATIENCE) throw new Error(`Only ${count} of ${events} events were projected.`);
  }
}

/** And until the vacuum has done what such a first fill leaves to it, which would otherwise be at the disk in what is measured next. */
export async function untilSettled(client: Client, events: number): Promise<void> {
  await untilProjected(client, events);
  await client.query('vacuum analyze');
}
