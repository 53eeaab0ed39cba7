import { setImmediate as yieldOnce } from 'node:timers/promises';
import { departmentOfTopic } from '@milepost/contracts';
import { read, type Reading } from '../projection/reading.js';
import type { Fetched } from './batch-kafka.js';

/** What a fetch brought of one partition: all messages there were from `fetchedFrom` up to `end`. */
export type Arrival = { topic: string; partition: number; fetchedFrom: number; end: number; readings: Reading[] };

// kafkajs knows where a fetch began but does not say so in its types.
type WithOrigin = Fetched['batch'] & { fetchedOffset: string };

// Reading blocks the process, and the database waits meanwhile for the next statement of the batch before: 15 % of the rate.
const AT_ONCE = 40;

/** Reads a batch that is not empty, with pauses in which others may go on. */
export async function arrivalOf(batch: Fetched['batch'], prefix: string): Promise<Arrival> {
  const { topic, partition, messages } = batch;
  const department = departmentOfTopic(topic, prefix);
  const readings: Reading[] = [];
  for (const { offset, key, value } of messages) {
    if (readings.length % AT_ONCE === AT_ONCE - 1) await yieldOnce();
    readings.push(read({ topic, partition, offset: Number(offset), key, value }, department));
  }
  const fetchedFrom = Number((batch as WithOrigin).fetchedOffset);
  return { topic, partition, fetchedFrom, end: readings.at(-1)!.offset + 1, readings };
}
