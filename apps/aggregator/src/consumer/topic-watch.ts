import { type Admin, type Kafka } from '@milepost/service';
import type { Watermarks } from '../projection/offsets.js';
import type { Partition } from '../projection/reading.js';

/** Asks the broker which topics there are and where they end. A connection that failed is made anew at the next question. */
export class TopicWatch {
  private admin: Promise<Admin> | undefined;

  constructor(
    private readonly kafka: Kafka,
    private readonly isOurs: (topic: string) => boolean,
  ) {}

  /** The topics that are ours, sorted. */
  topics(): Promise<string[]> {
    return this.ask(async (admin) => (await admin.listTopics()).filter(this.isOurs).sort());
  }

  watermarks(partitions: readonly Partition[]): Promise<Watermarks[]> {
    return this.ask(async (admin) => {
      const topics = [...new Set(partitions.map(({ topic }) => topic))];
      const ends = await Promise.all(topics.map(async (topic) => ({ topic, partitions: await admin.fetchTopicOffsets(topic) })));
      const all = ends.flatMap(({ topic, partitions: found }) =>
        found.map(({ partition, low, high }) => ({ topic, partition, low: Number(low), high: Number(high) })),
      );
      return all.filter((mark) => partitions.some(({ topic, partition }) => topic === mark.topic && partition === mark.partition));
    });
  }

  async close(): Promise<void> {
    const admin = await this.admin?.catch(() => undefined);
    this.admin = undefined;
    await admin?.disconnect();
  }

  private async ask<T>(question: (admin: Admin) => Promise<T>): Promise<T> {
    try {
      return await question(await (this.admin ??= this.connect()));
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  private async connect(): Promise<Admin> {
    const admin = this.kafka.admin({ retry: { initialRetryTime: 50, retries: 2 } });
    await admin.connect();
    return admin;
  }
}
