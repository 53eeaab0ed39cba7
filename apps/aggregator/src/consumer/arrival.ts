import { departmentOfTopic } from '@milepost/contracts';
import { read, type Reading } from '../projection/reading.js';
import type { Fetched } from './batch-kafka-server.js';

/** What a fetch brought of one partition: all messages there were from `fetchedFrom` up to `end`. They are read when they are wanted. */
export type Arrival = { topic: string; partition: number; fetchedFrom: number; end: number; readings: () => Reading[] };

// kafkajs knows where a fetch began but does not say so in its types.
type WithOrigin = Fetched['batch'] & { fetchedOffset: string };

/** A batch that is not empty, as an arrival. */
export function arrivalOf(batch: Fetched['batch'], prefix: string): Arrival {
  const { topic, partition, messages } = batch;
  const department = departmentOfTopic(topic, prefix);
  const fetchedFrom = Number((batch as WithOrigin).fetchedOffset);
  const end = Number(messages.at(-1)!.offset) + 1;
  const readings = () =>
    messages.map(({ offset, key, value }) => read({ topic, partition, offset: Number(offset), key, value }, department));
  return { topic, partition, fetchedFrom, end, readings };
}
