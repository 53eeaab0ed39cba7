import { type Admin, type Kafka } from '@milepost/service';
import type { Watermarks } from '../projection/offsets.js';

/** Asks the broker which topics there are and where they end. A connection that failed is made anew at the next question. */
export class TopicWatch {
  /** The last question was answered. */
  answers = false;
  private admin: Promise<Admin> | undefined;

  constructor(
    private readonly kafka: Kafka,
    private readonly isOurs: (topic: string) => boolean,
  ) {}

  /** The topics that are ours, sorted. */
  topics(): Promise<string[]> {
    return this.ask(async (admin) => (await admin.listTopics()).filter(this.isOurs).sort());
  }

  /** The first and the last offsets of every partition of the topics. */
  watermarks(topics: readonly string[]): Promise<Watermarks[]> {
    return this.ask(async (admin) => {
      const found = await Promise.all(topics.map(async (topic) => ({ topic, marks: await admin.fetchTopicOffsets(topic) })));
      return found.flatMap(({ topic, marks }) =>
        marks.map(({ partition, low, high }) => ({ topic, partition, low: Number(low), high: Number(high) })),
      );
    });
  }

  async forgetGroup(groupId: string): Promise<void> {
    await this.ask((admin) => admin.deleteGroups([groupId]));
  }

  async close(): Promise<void> {
    const admin = await this.admin?.catch(() => undefined);
    this.admin = undefined;
    await admin?.disconnect();
  }

  private async ask<T>(question: (admin: Admin) => Promise<T>): Promise<T> {
    try {
      const answer = await question(await (this.admin ??= this.connect()));
      this.answers = true;
      return answer;
    } catch (error) {
      this.answers = false;
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
