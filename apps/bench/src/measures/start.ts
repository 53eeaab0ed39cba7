import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { departments, topicFor } from '@milepost/contracts';
import { readTopic } from '@milepost/service';
import { family, megabytes, processorSeconds } from '../stack/processes.js';
import type { Measure } from './measure.js';

const IDLE_SECONDS = 30;
const SETTLE_SECONDS = 10;

/** The whole product as `npm start` runs it, once it is built, with an empty data folder: time to the ready line, memory, cost of doing nothing. */
export const start: Measure = async ({ stack, tell }) => {
  const begin = performance.now();
  const milepost = await stack.product();
  const ready = (performance.now() - begin) / 1000;
  tell(`  ready after ${ready.toFixed(1)} s`);
  await sleep(SETTLE_SECONDS * 1000);
  const before = processorSeconds([milepost.mark]);
  await sleep(IDLE_SECONDS * 1000);
  const idle = ((processorSeconds([milepost.mark]) - before) / IDLE_SECONDS) * 100;
  const processes = family(milepost.mark);
  const memory = megabytes(processes.map(({ pid }) => pid));
  const note = await recordNote(await brokersOf(milepost.directory));
  await milepost.stop();
  return {
    measure: 'start',
    contenders: [{ name: 'Milepost', runs: [{ ready, memory, idle }], faults: [] }],
    notes: [`start: ${processes.length} processes, ${note}`],
  };
};

async function brokersOf(directory: string): Promise<string[]> {
  return (JSON.parse(await readFile(`${directory}/data/stack.json`, 'utf8')) as { brokers: string[] }).brokers;
}

/** How many events the record has, and how long they are: what the payloads of the other measures are to be like. */
async function recordNote(brokers: string[]): Promise<string> {
  const lengths: number[] = [];
  const onMessage = (_partition: number, _offset: bigint, key: Buffer | null, value: Buffer | null) => {
    if (value && key?.toString() !== 'heartbeat') lengths.push(value.length);
  };
  for (const department of departments) await readTopic({ brokers, topic: topicFor(department), onMessage });
  const mean = Math.round(lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length));
  return `the record is ${lengths.length} events of ${mean} bytes on average`;
}
