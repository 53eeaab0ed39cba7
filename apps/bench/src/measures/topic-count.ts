import { randomUUID } from 'node:crypto';
import { type Consumer, kafkaClient } from '@milepost/service';
import { TopicCheck } from './check-topic.js';

/** Reads a topic as it grows and knows how many events are on it, each counted once. */
export class TopicCount {
  private readonly check = new TopicCheck();

  private constructor(private readonly consumer: Consumer) {}

  static async of(brokers: string[], topic: string): Promise<TopicCount> {
    const groupId = `bench-topic-count-${randomUUID()}`;
    const consumer = kafkaClient({ brokers, clientId: 'bench-topic-count' }).consumer({ groupId, minBytes: 1, maxWaitTimeInMs: 100 });
    const count = new TopicCount(consumer);
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await consumer.run({ autoCommit: false, eachMessage: async ({ message }) => count.check.take(message.value!.toString()) });
    return count;
  }

  get events(): number {
    return this.check.distinct;
  }

  close(): Promise<void> {
    return this.consumer.disconnect();
  }
}
