import { setTimeout as sleep } from 'node:timers/promises';
import type { Boxes } from './boxes.js';

const PATIENCE = 120_000;

/** The status that the read API gives for a milestone. */
export const visible = async (boxes: Boxes, id: string): Promise<number> =>
  (await fetch(`${boxes.url('aggregator')}/v1/milestones/${id}`)).status;

/** Log, topic, history and read model agree, and every hash chain holds; throws what verify prints when they do not. */
export async function sound(boxes: Boxes): Promise<void> {
  const { code, printed } = await boxes.milepost('verify', '--json');
  if (code !== 0 || !printed.includes('"sound": true')) throw new Error(printed.slice(-3_000));
}

/** Everything that was answered 201 is on the site, soon, and the record is sound; throws what is missing. */
export async function nothingLost(boxes: Boxes, recorded: readonly string[]): Promise<void> {
  await soon(() => allVisible(boxes, recorded.slice(-1)));
  await soon(() => sound(boxes));
  for (let at = 0; at < recorded.length; at += 50) await allVisible(boxes, recorded.slice(at, at + 50));
}

async function allVisible(boxes: Boxes, ids: readonly string[]): Promise<void> {
  const answers = await Promise.all(ids.map(async (id) => ({ id, status: await visible(boxes, id) })));
  const missing = answers.filter(({ status }) => status !== 200);
  if (missing.length > 0) throw new Error(`Answered 201 and not visible: ${JSON.stringify(missing)}`);
}

/** Tries again until it succeeds; after the patience its last error is thrown. */
async function soon(attempt: () => Promise<void>): Promise<void> {
  for (const deadline = Date.now() + PATIENCE; ; await sleep(500)) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}
