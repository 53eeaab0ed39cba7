import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { type Committed, kafkaPublisher, type Publisher, Relay } from '@milepost/outbox';
import { Metrics, pool, Probes } from '@milepost/service';
import { DataSource } from 'typeorm';
import { DEPARTMENT, SETTINGS } from './api/tokens.js';
import type { Department } from './department.js';
import { every } from './every.js';
import { heartbeat } from './heartbeat.js';
import { probeRelay, relayFigures } from './relay-figures.js';
import type { DepartmentSettings } from './settings.js';
import { Submissions } from './submissions.js';

const EMBARGO_MS = 500;

/** What goes on in a department's service without being asked: the relay, the heartbeats, the end of embargoes. */
@Injectable()
export class DepartmentLife implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly relay: Relay;
  private readonly heartbeats: Publisher;
  private readonly tasks: { stop: () => Promise<void> }[] = [];

  constructor(
    @Inject(DEPARTMENT) private readonly department: Department,
    @Inject(SETTINGS) private readonly settings: DepartmentSettings,
    @Inject(DataSource) private readonly source: DataSource,
    private readonly modules: ModuleRef,
    private readonly probes: Probes,
    metrics: Metrics,
  ) {
    const kafka = { brokers: settings.KAFKA_BROKERS, clientId: `milepost-${department.id}` };
    this.relay = new Relay({
      connection: { connectionString: settings.DATABASE_URL },
      publisher: kafkaPublisher(kafka),
      name: department.id,
      sends: relayFigures(metrics, () => this.relay.status()),
    });
    this.heartbeats = kafkaPublisher(kafka);
  }

  /** Rows have been committed: the relay sends them at once. */
  committed(written: Committed | undefined): void {
    this.relay.nudge(written);
  }

  onApplicationBootstrap(): void {
    const submissions = this.modules.get(Submissions);
    probeRelay(this.probes, () => this.relay.status());
    if (this.settings.RELAY) this.relay.start();
    if (this.department.embargoes) this.tasks.push(every(EMBARGO_MS, 'release embargoes', () => submissions.releaseDue(new Date())));
    if (this.settings.HEARTBEAT_MS > 0) this.tasks.push(every(this.settings.HEARTBEAT_MS, 'heartbeat', () => this.beat()));
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.tasks.map((task) => task.stop()));
    await Promise.all([this.relay.stop(), this.heartbeats.close()]);
  }

  private async beat(): Promise<void> {
    const last = `select (value::jsonb)->>'id' as id from outbox order by position desc limit 1`;
    const { rows } = await pool(this.source).query<{ id: string }>(last);
    const publication = { department: this.department, topicPrefix: this.settings.TOPIC_PREFIX };
    await this.heartbeats.publish([heartbeat(publication, rows[0]?.id ?? null, new Date())]);
  }
}
