import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { type EachBatchPayload, Kafka } from 'kafkajs';
import { DataSource } from 'typeorm';
import { groupId, naiveSettings } from './settings.js';
import { Entry, type Event, entryOf } from './tables.js';

const MOST = 1_000;

/** kafkajs's batches as they come, the last version of each entry in one upsert of TypeORM. */
@Injectable()
export class BatchConsumer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly consumer = new Kafka({ clientId: 'naive', brokers: naiveSettings.KAFKA_BROKERS }).consumer({ groupId });

  constructor(private readonly source: DataSource) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.consumer.connect();
    await this.consumer.subscribe({ topic: naiveSettings.TOPIC, fromBeginning: true });
    await this.consumer.run({ eachBatch: (payload) => this.project(payload) });
  }

  onApplicationShutdown(): Promise<void> {
    return this.consumer.disconnect();
  }

  private async project({ batch: { messages }, heartbeat }: EachBatchPayload): Promise<void> {
    const entries = this.source.getRepository(Entry);
    for (let at = 0; at < messages.length; at += MOST) {
      const events = messages.slice(at, at + MOST).map(({ value }) => entryOf(JSON.parse(value!.toString()) as Event));
      const last = new Map(events.map((event) => [event.id, event]));
      await entries.upsert([...last.values()], ['kind', 'id']);
      await heartbeat();
    }
  }
}
