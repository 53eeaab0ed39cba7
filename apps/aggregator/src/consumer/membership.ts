import type { Consumer, EachBatchPayload, Kafka } from '@milepost/service';
import { briefly, log } from '@milepost/service';
import type { Partition, Position } from '../projection/reading.js';

export type MembershipSettings = {
  /** Asked whenever the group is joined. */
  groupId: () => string;
  maxBytesPerPartition?: number | undefined;
};

export type MembershipEvents = {
  /** Which partitions are ours from now on, whenever the group has settled. */
  assigned(partitions: Partition[]): void;
  /** The next fetch waits until it resolves. */
  batch(payload: EachBatchPayload): Promise<void>;
};

/** Our place in a consumer group. A consumer cannot take in a topic while it runs, so a new one takes its place. */
export class Membership {
  private consumer: Consumer | undefined;
  private settled = false;
  private joining: Promise<void> = Promise.resolve();

  constructor(
    private readonly kafka: Kafka,
    private readonly settings: MembershipSettings,
    private readonly events: MembershipEvents,
  ) {}

  /** There is a consumer, be it on its way into the group. */
  get isMember(): boolean {
    return this.consumer !== undefined;
  }

  /** The group has told us our partitions. */
  get isSettled(): boolean {
    return this.settled;
  }

  get current(): Consumer | undefined {
    return this.consumer;
  }

  seek({ topic, partition, offset }: Position): void {
    this.consumer?.seek({ topic, partition, offset: String(offset) });
  }

  async commit(positions: readonly Position[]): Promise<void> {
    await this.consumer?.commitOffsets(positions.map(({ offset, ...partition }) => ({ ...partition, offset: String(offset) })));
  }

  /** Leaves the group and joins it with these topics; with none it only leaves. One call after the other. */
  join(topics: readonly string[]): Promise<void> {
    const joined = this.joining.then(() => this.replace(topics));
    this.joining = joined.catch(() => undefined);
    return joined;
  }

  private async replace(topics: readonly string[]): Promise<void> {
    const previous = this.consumer;
    this.consumer = undefined;
    this.settled = false;
    await previous?.disconnect();
    if (topics.length === 0) return;
    const consumer = (this.consumer = this.newConsumer());
    try {
      await consumer.connect();
      await consumer.subscribe({ topics: [...topics], fromBeginning: true });
      await consumer.run({ autoCommit: false, eachBatch: (payload) => this.events.batch(payload) });
      log.info({ topics, groupId: this.settings.groupId() }, 'following topics');
    } catch (error) {
      this.consumer = undefined;
      await consumer.disconnect();
      throw error;
    }
  }

  private newConsumer(): Consumer {
    const consumer = this.kafka.consumer({
      groupId: this.settings.groupId(),
      sessionTimeout: 6_000, // What a killed process leaves is given to others after it.
      heartbeatInterval: 1_500,
      rebalanceTimeout: 10_000,
      maxWaitTimeInMs: 1_000, // It does not delay messages; it bounds how long stopping takes.
      minBytes: 1,
      maxBytesPerPartition: this.settings.maxBytesPerPartition ?? 256 * 1024,
      metadataMaxAge: 5_000, // A partition that was added is found by it.
      retry: { initialRetryTime: 50, maxRetryTime: 1_000, retries: 8, restartOnFailure: () => Promise.resolve(this.consumer === consumer) },
    });
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => this.isCurrent(consumer) && this.tellAssigned(payload.memberAssignment));
    consumer.on(consumer.events.HEARTBEAT, () => void this.isCurrent(consumer));
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      if (this.consumer !== consumer) return;
      this.settled = false;
      if (!payload.restart) this.consumer = undefined;
    });
    return consumer;
  }

  /**
   * kafkajs may bring a consumer back that was told to go while it was joining, or about to restart after a crash. It would hold
   * partitions of the group that nobody reads: it is sent away as soon as it speaks.
   */
  private isCurrent(consumer: Consumer): boolean {
    if (this.consumer === consumer) return true;
    log.warn({ groupId: this.settings.groupId() }, 'a consumer that was replaced has come back, and is sent away');
    consumer.disconnect().catch((error: unknown) => log.warn(briefly(error as Error), 'it did not go'));
    return false;
  }

  private tellAssigned(assignment: Record<string, number[]>): void {
    this.settled = true;
    this.events.assigned(
      Object.entries(assignment).flatMap(([topic, partitions]) => partitions.map((partition) => ({ topic, partition }))),
    );
  }
}
