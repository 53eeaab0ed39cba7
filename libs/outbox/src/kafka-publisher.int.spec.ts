import { readTopic } from '@milepost/service';
import { createTopics, testBrokers, topicPrefix } from '@milepost/testing';
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
