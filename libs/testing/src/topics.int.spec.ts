import { kafkaClient, readTopic } from '@milepost/service';
import { createTopics, testBrokers, topicPrefix } from '@milepost/testing';

describe('topics of a run', () => {
  it('give back in order what was sent', async () => {
    const topic = `${topicPrefix()}milestones.health.v1`;
    await createTopics([topic]);
    await send(topic, ['planned', 'met']);
    const values: (string | undefined)[] = [];
    await readTopic({
      brokers: testBrokers(),
      topic,
      onMessage: (_partition, _offset, _key, value) => void values.push(value?.toString()),
    });
    expect(values).toEqual(['planned', 'met']);
  });

  it('take a message of 1.5 MB', async () => {
    const topic = `${topicPrefix()}large`;
    await createTopics([topic]);
    await expect(send(topic, ['x'.repeat(1_500_000)])).resolves.toBeUndefined();
  });
});

async function send(topic: string, values: string[]): Promise<void> {
  const producer = kafkaClient({ brokers: testBrokers(), clientId: 'spec' }).producer();
  await producer.connect();
  await producer.send({ topic, messages: values.map((value) => ({ key: 'entry', value })) });
  await producer.disconnect();
}
