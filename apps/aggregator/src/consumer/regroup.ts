import type { BeforeApplicationShutdown, OnModuleInit } from '@nestjs/common';
import type { BatchKafkaServer } from './batch-kafka-server.js';
import type { GroupEpoch } from './group-epoch.js';
import { repeat } from './repeat.js';

/** Follows the living aggregators from group to group. */
export class Regroup implements OnModuleInit, BeforeApplicationShutdown {
  private looking: { stop(): Promise<void> } | undefined;

  constructor(
    private readonly epoch: GroupEpoch,
    private readonly server: BatchKafkaServer,
    private readonly everyMs = 500,
  ) {}

  /** Before the transport listens, for it must know its group. */
  async onModuleInit(): Promise<void> {
    await this.epoch.look();
    this.looking = repeat(
      () => this.everyMs,
      'looking for the living',
      async () => {
        if (await this.epoch.look()) await this.server.rejoin();
      },
    );
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.looking?.stop();
    await this.epoch.leave();
  }
}
