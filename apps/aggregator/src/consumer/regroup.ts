import type { BeforeApplicationShutdown, OnModuleInit } from '@nestjs/common';
import { briefly, log } from '@milepost/service';
import type { BatchKafkaServer } from './batch-kafka-server.js';
import type { GroupEpoch } from './group-epoch.js';
import { repeat } from './repeat.js';

/** Follows the living aggregators from group to group, and brings our consumer back when it has crashed. */
export class Regroup implements OnModuleInit, BeforeApplicationShutdown {
  private looking: { stop(): Promise<void> } | undefined;
  private crashed = false;

  constructor(
    private readonly epoch: GroupEpoch,
    private readonly server: BatchKafkaServer,
    private readonly everyMs = 500,
  ) {
    server.on('crashed', () => (this.crashed = true));
  }

  /** Before the transport listens, for it must know its group. */
  async onModuleInit(): Promise<void> {
    await this.epoch.look();
    this.looking = repeat(
      () => this.everyMs,
      'looking for the living',
      () => this.look(),
    );
  }

  /** What crashed still has its place in its group, which would make everybody wait for it: they all go on in the next one. */
  private async look(): Promise<void> {
    if (this.crashed) await this.epoch.abandon();
    this.crashed = false;
    if ((await this.epoch.look()) || this.server.isOut) this.rejoin();
  }

  /** Nobody waits for it: meanwhile we must go on to say that we live. */
  private rejoin(): void {
    this.server.rejoin().catch((error: unknown) => log.warn(briefly(error), 'could not join the group'));
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.looking?.stop();
    await this.epoch.leave();
  }
}
