import { randomUUID } from 'node:crypto';
import { kafkaClient, type Admin, type Consumer, type EachBatchPayload, type IHeaders } from './kafka.js';
import { briefly, log } from './log.js';

export interface TopicReader {
  brokers: string[];
  topic: string;
  /** Called in offset order within a partition; a rejection ends the reading and is thrown by readTopic. */
  onMessage(partition: number, offset: bigint, key: Buffer | null, value: Buffer | null, headers: IHeaders): void | Promise<void>;
}

/** Reads a topic from its start to the end offsets seen at the call, then returns the number of messages. */
export async function readTopic(reader: TopicReader): Promise<number> {
  const kafka = kafkaClient({ brokers: reader.brokers, clientId: 'milepost-reader' });
  const admin = kafka.admin();
  await admin.connect();
  try {
    const open = await openPartitions(admin, reader.topic);
    if (open.size === 0) return 0;
    const groupId = `milepost-reader-${randomUUID()}`;
    const consumer = kafka.consumer({ groupId, minBytes: 1, maxWaitTimeInMs: 100 });
    try {
      return await readToEnd(consumer, reader, open);
    } finally {
      await consumer.disconnect();
      await admin.deleteGroups([groupId]).catch((error: unknown) => log.debug(briefly(error), 'reader group was not deleted'));
    }
  } finally {
    await admin.disconnect();
  }
}

async function openPartitions(admin: Admin, topic: string): Promise<Map<number, bigint>> {
  const offsets = await admin.fetchTopicOffsets(topic);
  return new Map(offsets.filter(({ high, low }) => BigInt(high) > BigInt(low)).map(({ partition, high }) => [partition, BigInt(high)]));
}

async function readToEnd(consumer: Consumer, reader: TopicReader, open: Map<number, bigint>): Promise<number> {
  const finished = Promise.withResolvers<void>();
  let count = 0;
  consumer.on(consumer.events.CRASH, ({ payload }) => {
    if (!payload.restart) finished.reject(payload.error);
  });
  const eachBatch = async (payload: EachBatchPayload) => {
    const end = open.get(payload.batch.partition);
    if (end === undefined) return;
    count += await readBatch(payload, end, reader);
    if (BigInt(payload.batch.lastOffset()) + 1n >= end) open.delete(payload.batch.partition);
    if (open.size === 0) finished.resolve();
  };
  await consumer.connect();
  await consumer.subscribe({ topics: [reader.topic], fromBeginning: true });
  // A failed onMessage must end the reading; thrown to kafkajs it would only bring the batch again.
  await consumer.run({ autoCommit: false, eachBatch: (payload) => eachBatch(payload).catch(finished.reject) });
  await finished.promise;
  return count;
}

async function readBatch({ batch, heartbeat }: EachBatchPayload, end: bigint, { onMessage }: TopicReader): Promise<number> {
  const messages = batch.messages.filter(({ offset }) => BigInt(offset) < end);
  for (const { offset, key, value, headers } of messages) await onMessage(batch.partition, BigInt(offset), key, value, headers ?? {});
  await heartbeat();
  return messages.length;
}
