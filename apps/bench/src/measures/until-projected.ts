import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';

const LOOK_EVERY = 20;
const PATIENCE = 300_000;

/** How many events a read model has taken in, by its offsets. */
export const PROJECTED = 'select coalesce(sum(next), 0)::int as projected from consumer_offset';

/** 0 until the service has made its tables. */
export async function countOf(client: Client, text: string): Promise<number> {
  try {
    return (await client.query<{ projected: number }>(text)).rows[0]!.projected;
  } catch (error) {
    if ((error as { code?: string }).code === '42P01') return 0;
    throw error;
  }
}

/** Resolves when `text` gives at least `events`. Throws after five minutes. */
export async function untilProjected(client: Client, events: number, text = PROJECTED): Promise<void> {
  const end = performance.now() + PATIENCE;
  for (;;) {
    const count = await countOf(client, text);
    if (count >= events) return;
    if (performance.now() > end) throw new Error(`Only ${count} of ${events} events were projected.`);
    await sleep(LOOK_EVERY);
  }
}
