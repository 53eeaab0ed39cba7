import { Socket } from 'node:net';
import { kafkaClient, readTopic } from '@milepost/service';
import { createTopics, eventually, testBrokers, topicPrefix } from '@milepost/testing';
import { kafkaPublisher } from './kafka-publisher.js';
import type { Publisher } from './publisher.js';

import.meta.jest.setTimeout(60_000); // a loaded machine is slow, not wrong

let topic: string;
let publisher: Publisher;
beforeEach(async () => {
  topic = `${topicPrefix()}published`;
  await createTopics([topic, `${topic}.other`], 4);
  publisher = kafkaPublisher({ brokers: testBrokers(), clientId: 'spec' });
});
afterEach(() => publisher.close());

async function held(name: string) {
  const messages: { partition: number; key: string; value: string; headers: Record<string, string> }[] = [];
  await readTopic({
    brokers: testBrokers(),
    topic: name,
    onMessage(partition, _offset, key, value, headers) {
      const texts = Object.fromEntries(Object.entries(headers).map(([header, text]) => [header, String(text)]));
      messages.push({ partition, key: String(key), value: String(value), headers: texts });
    },
  });
  return messages;
}

/** The connections of this process to the brokers of the run. */
const toBrokers = () =>
  (process as unknown as { _getActiveHandles(): unknown[] })
    ._getActiveHandles()
    .filter((handle) => handle instanceof Socket && testBrokers().some((broker) => broker.endsWith(`:${handle.remotePort}`))) as Socket[];

async function addPartition(name: string): Promise<void> {
  const admin = kafkaClient({ brokers: testBrokers(), clientId: 'spec' }).admin();
  await admin.connect();
  await admin.createPartitions({ topicPartitions: [{ topic: name, count: 2 }] });
  await admin.disconnect();
}

describe('the Kafka publisher', () => {
  it('sends key and text as they are, with the content type as the only header', async () => {
    await publisher.publish([{ topic, key: 'reform', value: '{"title":"Réforme 🏛"}' }]);
    expect(await held(topic)).toEqual([
      {
        partition: expect.any(Number),
        key: 'reform',
        value: '{"title":"Réforme 🏛"}',
        headers: { 'content-type': 'application/cloudevents+json; charset=utf-8' },
      },
    ]);
  });

  it('keeps the rows of a key in one partition and in order, also over several topics in one call', async () => {
    const rows = Array.from({ length: 300 }, (_, n) => ({
      topic: n % 3 === 0 ? `${topic}.other` : topic,
      key: `key ${n % 7}`,
      value: String(n),
    }));
    await Promise.all([publisher.publish(rows.slice(0, 150)), publisher.publish(rows.slice(150))]);
    for (const name of [topic, `${topic}.other`]) {
      for (const [key, messages] of Map.groupBy(await held(name), ({ key }) => key)) {
        expect(new Set(messages.map(({ partition }) => partition)).size).toBe(1);
        expect(messages.map(({ value }) => value)).toEqual(
          rows.filter((row) => row.topic === name && row.key === key).map(({ value }) => value),
        );
      }
    }
  });

  // A broker drops rows under numbers that it knows. So nothing may be sorted anew under the numbers of a try of unknown outcome.
  it('loses nothing when an answer does not come and a partition is added before the next try', async () => {
    const growing = `${topic}.growing`;
    const [stays, moves] = ['k', 'n']; // of two partitions the first and the second
    await createTopics([growing]);
    const publish = (key: string, value: string) =>
      eventually(() => publisher.publish([{ topic: growing, key, value }]), { timeout: 20_000 });
    await publish(stays, 'before');
    const connections = toBrokers();
    for (const connection of connections) connection.pause();
    const unanswered = publish(moves, 'unanswered');
    await eventually(async () => expect(await held(growing)).toHaveLength(2));
    await addPartition(growing);
    for (const connection of connections) connection.destroy(new Error('cut'));
    await unanswered;
    await publish(stays, 'after');
    expect(new Set((await held(growing)).map(({ value }) => value))).toEqual(new Set(['before', 'unanswered', 'after']));
  });

  it('refuses a topic that does not exist and goes on with others', async () => {
    await expect(publisher.publish([{ topic: `${topic}.missing`, key: 'k', value: 'lost?' }])).rejects.toThrow('does not host this topic');
    await publisher.publish([{ topic, key: 'k', value: 'sent' }]);
    expect((await held(topic)).map(({ value }) => value)).toEqual(['sent']);
  });

  it('sends nothing after it was closed', async () => {
    await publisher.close();
    await expect(publisher.publish([{ topic, key: 'k', value: 'late' }])).rejects.toThrow('closed');
    expect(await held(topic)).toEqual([]);
  });
});
