import { setTimeout as sleep } from 'node:timers/promises';
import type { Boxes } from './boxes.js';
import type { Answers, Load } from './load.js';
import { nothingLost } from './nothing-lost.js';

/** Kills one container of the service after a third of the load, says how much went in meanwhile, and throws when any of it is missing. */
export async function crashUnderLoad(boxes: Boxes, load: Load, victim: string, milliseconds: number): Promise<Answers> {
  const loading = load.run(`kill-${victim}`, milliseconds);
  await sleep(milliseconds / 3);
  await boxes.crash(victim);
  const answers = await loading;
  const { recorded, unknown, asked, rate } = answers;
  process.stdout.write(`kill -9 of ${victim}: ${asked} posts/s, ${recorded.length} recorded (${rate}/s), ${unknown} unknown\n`);
  await nothingLost(boxes, recorded);
  return answers;
}
