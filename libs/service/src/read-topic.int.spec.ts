import { randomUUID } from 'node:crypto';
import { kafkaClient } from './kafka.js';
import { readTopic } from './read-topic.js';
import { ensureTopics } from './topics.js';

const brokers = (process.env['KAFKA_BROKERS'] ?? '').split(',');

async function topicWith(count: number, partitions: number): Promise<string> {
  const topic = `read-${randomUUID()}`;
  await ensureTopics(brokers, [{ topic, partitions, config: { 'retention.ms': '-1' } }]);
  await send(topic, count);
  return topic;
}

async function send(topic: string, count: number): Promise<void> {
  // Idempotent: a partition of a topic that was just made may refuse at first, and what is sent again must not lie there twice.
  const producer = kafkaClient({ brokers, clientId: 'spec' }).producer({ idempotent: true, maxInFlightRequests: 1 });
  await producer.connect();
  const messages = Array.from({ length: count }, (_, index) => ({
    key: `key-${index % 7}`,
    value: String(index),
    headers: { n: String(index) },
  }));
  await producer.send({ topic, messages });
  await producer.disconnect();
}

describe('readTopic', () => {
  it('reads every partition from the start to the end, in order', async () => {
    const topic = await topicWith(500, 3);
    const seen = new Map<number, bigint[]>();
    const values = new Set<string>();
    const count = await readTopic({
      brokers,
      topic,
      onMessage: (partition, offset, key, value, headers) => {
        seen.set(partition, [...(seen.get(partition) ?? []), offset]);
        expect(key?.toString()).toMatch(/^key-\d$/);
        expect(headers['n']?.toString()).toBe(value?.toString());
        values.add(String(value));
      },
    });
    for (const offsets of seen.values()) expect(offsets).toEqual(offsets.map((_, index) => BigInt(index)));
    expect([count, values.size]).toEqual([500, 500]);
  });

  it('ends at the end seen at the call, though messages go on coming', async () => {
    const topic = await topicWith(10, 1);
    const count = await readTopic({
      brokers,
      topic,
      onMessage: async (_, offset) => {
        if (offset === 0n) await send(topic, 5);
      },
    });
    expect(count).toBe(10);
  });

  it('returns at once for an empty topic', async () => {
    const topic = `read-${randomUUID()}`;
    await ensureTopics(brokers, [{ topic, partitions: 2 }]);
    await ensureTopics(brokers, [{ topic, partitions: 2 }]);
    expect(await readTopic({ brokers, topic, onMessage: () => undefined })).toBe(0);
  });

  it('throws what onMessage throws', async () => {
    const topic = await topicWith(1, 1);
    const onMessage = () => Promise.reject(new Error('not this one'));
    await expect(readTopic({ brokers, topic, onMessage })).rejects.toThrow('not this one');
  });
});
