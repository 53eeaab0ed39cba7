import { randomUUID } from 'node:crypto';
import { kafkaClient, type Message } from './kafka.js';
import { murmur2 } from './kafka-murmur2.js';
import { readTopic } from './read-topic.js';
import { ensureTopics } from './topics.js';

const brokers = (process.env['KAFKA_BROKERS'] ?? '').split(',');
const PARTITIONS = 3;

interface Seen {
  key: string | null;
  value: string | null;
  headers: { [name: string]: string };
}

const header = { 'content-type': 'application/cloudevents+json; charset=utf-8' };
const texts = ['', 'Ministère de la Santé', '𝄞 日本語 \u0000', 'x'.repeat(70_000)];

/** Records of every way of encoding, those with strings only and those with something else. */
const messages: Message[] = [
  ...texts.flatMap((value) => texts.slice(1, 3).map((key) => ({ key, value, headers: header }))),
  ...Array.from({ length: 900 }, (_, index) => ({ key: `key-${index % 50}`, value: `${index}`, headers: { ...header, n: `${index}` } })),
  { key: 'no value', value: null },
  { key: 'bytes', value: Buffer.from('ü'), headers: { n: Buffer.from('1') } },
  { key: 'of then', value: 'late', timestamp: String(Date.now() - 5_000) },
];

async function sendAll(topic: string): Promise<void> {
  const producer = kafkaClient({ brokers, clientId: 'spec' }).producer({ idempotent: true, maxInFlightRequests: 1 });
  await producer.connect();
  try {
    await producer.send({ topic, acks: -1, messages });
  } finally {
    await producer.disconnect();
  }
}

async function readAll(topic: string): Promise<Seen[][]> {
  const partitions: Seen[][] = Array.from({ length: PARTITIONS }, () => []);
  await readTopic({
    brokers,
    topic,
    onMessage: (partition, _offset, key, value, headers) => {
      const given = Object.entries(headers).map(([name, content]) => [name, String(content)]);
      partitions[partition]!.push({ key: key && String(key), value: value && String(value), headers: Object.fromEntries(given) });
    },
  });
  return partitions;
}

const expected = (partition: number): Seen[] =>
  messages
    .filter(({ key }) => (murmur2(key) & 0x7fffffff) % PARTITIONS === partition)
    .map(({ key, value, headers = {} }) => ({
      key: String(key),
      value: value && String(value),
      headers: Object.fromEntries(Object.entries(headers).map(([name, content]) => [name, String(content)])),
    }));

describe('a client of kafkajs as we have changed it', () => {
  it('sends what a broker takes and gives back as it was, in order, in the partition of its key', async () => {
    const topic = `sent-${randomUUID()}`;
    await ensureTopics(brokers, [{ topic, partitions: PARTITIONS }]);
    await sendAll(topic);
    const partitions = await readAll(topic);
    for (const [partition, seen] of partitions.entries()) expect(seen).toEqual(expected(partition));
    expect(partitions.flat()).toHaveLength(messages.length);
  });
});
