import { type Admin, kafkaClient } from '@milepost/service';

/** How many messages are on a topic, asked again and again. */
export class TopicEnd {
  private constructor(
    private readonly admin: Admin,
    private readonly topic: string,
  ) {}

  static async of(brokers: string[], topic: string): Promise<TopicEnd> {
    const admin = kafkaClient({ brokers, clientId: 'bench-topic-end' }).admin();
    await admin.connect();
    return new TopicEnd(admin, topic);
  }

  async now(): Promise<number> {
    return (await this.admin.fetchTopicOffsets(this.topic)).reduce((sum, { high }) => sum + Number(high), 0);
  }

  close(): Promise<void> {
    return this.admin.disconnect();
  }
}
