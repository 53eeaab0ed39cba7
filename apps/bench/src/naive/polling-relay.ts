import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { ClientKafka } from '@nestjs/microservices';
import { lastValueFrom } from 'rxjs';
import { DataSource, In, IsNull } from 'typeorm';
import { naiveSettings } from './settings.js';
import { Outbox } from './tables.js';

const BATCH = 100;

/** Looks every half second, say; while a look finds a full batch the next one follows at once, else it would send 200 rows a second at most. */
@Injectable()
export class PollingRelay implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly kafka = new ClientKafka({ client: { clientId: 'naive', brokers: naiveSettings.KAFKA_BROKERS }, producerOnlyMode: true });
  private running: Promise<void> | undefined;
  private stopped = false;

  constructor(private readonly source: DataSource) {}

  onApplicationBootstrap(): void {
    if (naiveSettings.RELAY) this.running = this.run();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    await this.running;
    await this.kafka.close();
  }

  private async run(): Promise<void> {
    while (!this.stopped) if ((await this.sendBatch()) < BATCH) await sleep(naiveSettings.POLL_MS);
  }

  private async sendBatch(): Promise<number> {
    const outbox = this.source.getRepository(Outbox);
    const rows = await outbox.find({ where: { sentAt: IsNull() }, order: { id: 'ASC' }, take: BATCH });
    if (rows.length === 0) return 0;
    const messages = rows.map(({ key, payload }) => ({ key, value: payload }));
    await lastValueFrom(this.kafka.emitBatch(rows[0]!.topic, { messages }));
    await outbox.update({ id: In(rows.map(({ id }) => id)) }, { sentAt: new Date() });
    return rows.length;
  }
}
