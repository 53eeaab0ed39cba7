import { randomUUID } from 'node:crypto';
import { kafkaClient } from './kafka.js';
import { ensureTopics, topicOffsets } from './topics.js';

const brokers = (process.env['KAFKA_BROKERS'] ?? '').split(',');
const PARTITIONS = 100;

describe('making topics', () => {
  // So many that a broker has not heard of all of them when the controller answers.
  it('is done when every partition takes messages', async () => {
    const topics = Array.from({ length: 3 }, () => ({ topic: randomUUID(), partitions: PARTITIONS }));
    await ensureTopics(brokers, topics);
    const producer = kafkaClient({ brokers, clientId: 'spec' }).producer({ retry: { retries: 0 } });
    await producer.connect();
    const messages = Array.from({ length: PARTITIONS }, (_, partition) => ({ partition, value: 'first' }));
    await producer.sendBatch({ topicMessages: topics.map(({ topic }) => ({ topic, messages })) });
    await producer.disconnect();
    const offsets = await topicOffsets(brokers, topics.map(({ topic }) => topic)); // prettier-ignore
    expect(offsets.filter(({ high }) => high === 1n)).toHaveLength(topics.length * PARTITIONS);
  });

  it('leaves those alone that there are', async () => {
    const topic = randomUUID();
    await ensureTopics(brokers, [{ topic, partitions: 2 }]);
    await ensureTopics(brokers, [{ topic, partitions: 3 }]);
    expect(await topicOffsets(brokers, [topic])).toHaveLength(2);
  });
});
