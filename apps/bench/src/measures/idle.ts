import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { departments, topicFor } from '@milepost/contracts';
import { readTopic } from '@milepost/service';
import { names } from '../contenders.js';
import { startIdleClients } from '../stack/naive-services.js';
import { family, megabytes, type Process } from '../stack/processes.js';
import type { Measure } from './measure.js';

const IDLE_SECONDS = 30;
const SETTLE_SECONDS = 10;

/** The whole product as `npm start` runs it, once it is built, with an empty data folder: time to the ready line, memory, cost of doing nothing. */
export const idle: Measure = async ({ stack, tell }) => {
  const begin = performance.now();
  const milepost = await stack.product();
  const ready = (performance.now() - begin) / 1000;
  tell(`  ready after ${ready.toFixed(1)} s`);
  const clients = await startIdleClients(stack);
  await sleep(SETTLE_SECONDS * 1000);
  const [all, services, kafkajs] = await Promise.all([() => family(milepost.mark), () => family(milepost.mark).filter(isService), () => family(clients.mark)].map(costOf)); // prettier-ignore
  const note = await recordNote(await brokersOf(milepost.directory));
  await clients.stop();
  await milepost.stop();
  const one = (name: string, figures: object) => ({ name, runs: [figures], faults: [] });
  return [
    {
      measure: 'idle',
      contenders: [one(names.milepost, { ready, memory: all!.memory, idle: all!.idle })],
      notes: [`idle: ${all!.processes} processes with both servers, ${note}`],
    },
    {
      measure: 'idle',
      part: 'five services',
      contenders: [one(names.milepost, { memory: services!.memory, idle: services!.idle }), one(names.kafkajs, { idle: kafkajs!.idle })],
      notes: [`idle, five services: ${services!.processes} processes, without the servers`],
    },
  ];
};

/** The departments' and the aggregator's, not what starts them. */
const isService = ({ command }: Process) => /\/apps\/(?!cli|identity)\w+\/dist\/main\.js/.test(command) && !command.startsWith('sh ');

/** Of doing nothing for a while: percent of a core, and megabytes. */
async function costOf(who: () => Process[]): Promise<{ idle: number; memory: number; processes: number }> {
  const used = () => who().reduce((sum, { seconds }) => sum + seconds, 0);
  const before = used();
  await sleep(IDLE_SECONDS * 1000);
  const idle = ((used() - before) / IDLE_SECONDS) * 100;
  const all = who();
  return { idle, memory: megabytes(all.map(({ pid }) => pid)), processes: all.length };
}

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
