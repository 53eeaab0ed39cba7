import { randomUUID } from 'node:crypto';
import { kafkaClient, type Consumer, type EachBatchPayload, type IHeaders, type Kafka } from './kafka.js';
import { briefly, log } from './log.js';
import { topicOffsets } from './topics.js';

export interface TopicReader {
  brokers: string[];
  topic: string;
  /** Called once for each message, in offset order within a partition; a rejection ends the reading and is thrown by readTopic. */
  onMessage(partition: number, offset: bigint, key: Buffer | null, value: Buffer | null, headers: IHeaders): void | Promise<void>;
}

/** What is still to be read of a partition: from `next` up to `end`. */
type Rest = { next: bigint; end: bigint };

/** Reads a topic from its start to the end offsets seen at the call, then returns the number of messages. */
export async function readTopic(reader: TopicReader): Promise<number> {
  const open = await openPartitions(reader);
  if (open.size === 0) return 0;
  const kafka = kafkaClient({ brokers: reader.brokers, clientId: 'milepost-reader' });
  const groupId = `milepost-reader-${randomUUID()}`;
  const consumer = kafka.consumer({ groupId, minBytes: 1, maxWaitTimeInMs: 100 });
  try {
    return await readToEnd(consumer, reader, open);
  } finally {
    await consumer.disconnect();
    await forget(kafka, groupId).catch((error: unknown) => log.debug(briefly(error), 'reader group was not deleted'));
  }
}

async function openPartitions({ brokers, topic }: TopicReader): Promise<Map<number, Rest>> {
  const offsets = await topicOffsets(brokers, [topic]);
  const rests = offsets.map(({ partition, low, high }) => [partition, { next: low, end: high }] as const);
  return new Map(rests.filter(([, { next, end }]) => next < end));
}

async function forget(kafka: Kafka, groupId: string): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  await admin.deleteGroups([groupId]).finally(() => admin.disconnect());
}

async function readToEnd(consumer: Consumer, reader: TopicReader, open: Map<number, Rest>): Promise<number> {
  const finished = Promise.withResolvers<void>();
  let count = 0;
  consumer.on(consumer.events.CRASH, ({ payload }) => {
    if (!payload.restart) finished.reject(payload.error);
  });
  const eachBatch = async (payload: EachBatchPayload) => {
    const rest = open.get(payload.batch.partition);
    if (!rest) return;
    count += await readBatch(payload, rest, reader);
    if (rest.next >= rest.end) open.delete(payload.batch.partition);
    if (open.size === 0) finished.resolve();
  };
  await consumer.connect();
  await consumer.subscribe({ topics: [reader.topic], fromBeginning: true });
  // A failed onMessage must end the reading; thrown to kafkajs it would only bring the batch again.
  await consumer.run({ autoCommit: false, eachBatch: (payload) => eachBatch(payload).catch(finished.reject) });
  await finished.promise;
  return count;
}

/** A consumer that had to join again begins at the start once more: what was read is passed over. */
async function readBatch({ batch, heartbeat }: EachBatchPayload, rest: Rest, { onMessage }: TopicReader): Promise<number> {
  const messages = batch.messages.filter(({ offset }) => BigInt(offset) >= rest.next && BigInt(offset) < rest.end);
  const end = BigInt(batch.lastOffset()) + 1n;
  if (end > rest.next) rest.next = end;
  for (const { offset, key, value, headers } of messages) await onMessage(batch.partition, BigInt(offset), key, value, headers ?? {});
  await heartbeat();
  return messages.length;
}
