import { heartbeatKey, topicFor } from '@milepost/contracts';
import { readTopic } from '@milepost/service';
import { untilApplied, untilSent } from './catch-up.js';
import { linkOf } from './link.js';
import { readLater, readLog } from './read-log.js';
import { readReadModel } from './read-read-model.js';
import { type Finding, RecordCheck } from './record-check.js';

export interface RecordPlaces {
  departments: { id: string; databaseUrl: string }[];
  /** The aggregator's database. */
  databaseUrl: string;
  brokers: string[];
  /** Milliseconds to wait for what is still under way. */
  patience: number;
}

export interface Verification {
  findings: Finding[];
  /** What the logs hold, and the messages of the topics that are no events. */
  counted: { events: number; entries: number; unreadable: number };
  /** Who was still behind when the patience ended: what is lost may only be late. */
  behind: string[];
}

type Department = RecordPlaces['departments'][number];

/** Follows the record from the departments' logs to the read model, while the stack goes on working, and tells every difference. */
export async function verifyRecord({ departments, databaseUrl, brokers, patience }: RecordPlaces): Promise<Verification> {
  const check = new RecordCheck();
  const topics = departments.map(({ id }) => topicFor(id));
  const ends = await mapInTurn(departments, (department) => readLog(department.databaseUrl, check));
  const behind = await mapInTurn(departments, (department, index) => unsent(department, ends[index]!, patience));
  const unreadable = await mapInTurn(topics, (topic) => readMessages(brokers, topic, check));
  if (!(await untilApplied(databaseUrl, brokers, topics, patience))) behind.push(['aggregator']);
  await readReadModel(databaseUrl, check);
  await mapInTurn(departments, (department, index) => readLater(department.databaseUrl, ends[index]!, check));
  const counted = { ...check.counted(), unreadable: unreadable.reduce((sum, count) => sum + count, 0) };
  return { findings: check.findings(), counted, behind: behind.flat() };
}

const unsent = async ({ id, databaseUrl }: Department, end: bigint, patience: number): Promise<string[]> =>
  (await untilSent(databaseUrl, end, patience)) ? [] : [id];

/** Tells the check the topic's events; returns how many messages are neither events nor heartbeats. */
async function readMessages(brokers: string[], topic: string, check: RecordCheck): Promise<number> {
  let unreadable = 0;
  const onMessage = (_partition: number, _offset: bigint, key: Buffer | null, value: Buffer | null) => {
    if (key?.toString() === heartbeatKey) return;
    const link = value ? linkOf(value.toString()) : undefined;
    if (link) check.topic(link);
    else unreadable++;
  };
  await readTopic({ brokers, topic, onMessage });
  return unreadable;
}

async function mapInTurn<T, R>(items: readonly T[], each: (item: T, index: number) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const [index, item] of items.entries()) results.push(await each(item, index));
  return results;
}
