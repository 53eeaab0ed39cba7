import type { Consumer, EachBatchPayload, Kafka } from '@milepost/service';
import { briefly, log } from '@milepost/service';
import type { Partition, Position } from '../projection/reading.js';
import { consumerConfig } from './consumer-config.js';

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
  /** Our consumer has ended without a word. The group waits for it, and whoever joins with it, until its session is over. */
  crashed(): void;
};

/**
 * Our place in a consumer group. A consumer cannot take in a topic while it runs, so a new one takes its place; the one before leaves
 * meanwhile, and is not heard any more. kafkajs brings none back: one it restarts may come into a group that we have left.
 */
export class Membership {
  private consumer: Consumer | undefined;
  private running: Promise<void> = Promise.resolve();
  private settled = false;
  private joining: Promise<void> = Promise.resolve();
  private readonly leaving = new Set<Promise<void>>();

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

  /**
   * Joins the group with these topics, in place of the consumer before; one call after the other, and done when it is on its way.
   * With no topics it only leaves, and is done when that is.
   */
  join(topics: readonly string[]): Promise<void> {
    const joined = this.joining.then(() => this.replace(topics));
    this.joining = joined.catch(() => undefined);
    return joined;
  }

  private async replace(topics: readonly string[]): Promise<void> {
    this.leave();
    if (topics.length === 0) return void (await Promise.all(this.leaving));
    const consumer = (this.consumer = this.newConsumer());
    try {
      await consumer.connect();
      await consumer.subscribe({ topics: [...topics], fromBeginning: true });
    } catch (error) {
      this.forget();
      await consumer.disconnect();
      throw error;
    }
    this.running = this.run(consumer);
    log.info({ topics, groupId: this.settings.groupId() }, 'following topics');
  }

  private async run(consumer: Consumer): Promise<void> {
    try {
      await consumer.run({ autoCommit: false, eachBatch: (payload) => this.handOver(consumer, payload) });
    } catch (error) {
      log.warn(briefly(error), 'a consumer did not begin');
      this.end(consumer);
    }
  }

  /** Nobody waits for it: a group lets nobody in, and so nobody out, before all its members, the dead ones too, have spoken. */
  private leave(): void {
    const { consumer, running } = this;
    this.forget();
    if (!consumer) return;
    const left: Promise<void> = running
      .then(() => consumer.disconnect())
      .catch((error: unknown) => log.warn(briefly(error), 'a consumer did not leave in order'))
      .finally(() => this.leaving.delete(left));
    this.leaving.add(left);
  }

  private async handOver(consumer: Consumer, payload: EachBatchPayload): Promise<void> {
    const isStale = () => this.consumer !== consumer || payload.isStale();
    if (!isStale()) await this.events.batch({ ...payload, isStale });
  }

  private newConsumer(): Consumer {
    const consumer = this.kafka.consumer(consumerConfig(this.settings.groupId(), this.settings.maxBytesPerPartition));
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => this.consumer === consumer && this.tellAssigned(payload.memberAssignment));
    consumer.on(consumer.events.CRASH, () => this.end(consumer));
    return consumer;
  }

  private end(consumer: Consumer): void {
    if (this.consumer !== consumer) return;
    const { settled } = this;
    this.forget();
    if (settled) this.events.crashed();
  }

  private forget(): void {
    this.consumer = undefined;
    this.settled = false;
  }

  private tellAssigned(assignment: Record<string, number[]>): void {
    this.settled = true;
    this.events.assigned(
      Object.entries(assignment).flatMap(([topic, partitions]) => partitions.map((partition) => ({ topic, partition }))),
    );
  }
}
