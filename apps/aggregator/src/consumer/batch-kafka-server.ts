import { type CustomTransportStrategy, Server } from '@nestjs/microservices';
import { lastValueFrom } from 'rxjs';
import { briefly, type Consumer, type EachBatchPayload, type Kafka, kafkaClient, log } from '@milepost/service';
import type { Watermarks } from '../projection/offsets.js';
import { type Partition, partitionName, type Position } from '../projection/reading.js';
import { repeat } from './repeat.js';
import { TopicWatch } from './topic-watch.js';

export const BATCH_KAFKA = Symbol('batch-kafka');

/** What a handler gets: `@EventPattern<Record<string, Batch>>('milestones.*.v1', BATCH_KAFKA)`. */
export type Fetched = EachBatchPayload;

export type BatchKafkaSettings = {
  brokers: string[];
  groupId: string;
  /** Stands before every topic; patterns of handlers do not name it. */
  prefix: string;
  /** Topics begin so, after the prefix. Each of them must have a handler: one that nobody reads would be a silent loss. */
  family: string;
  maxBytesPerPartition?: number;
  /** Milliseconds between two looks for new topics; default 5,000. */
  lookEvery?: number;
};

type Events = { assigned: (partitions: Partition[]) => void };

/**
 * A Nest transport that hands over whole batches of Kafka, one partition each. It commits nothing by itself and calls the handler
 * for one batch after the other: a handler that waits holds back the next fetch.
 */
export class BatchKafkaServer extends Server<Events> implements CustomTransportStrategy {
  override readonly transportId = BATCH_KAFKA;
  override readonly propagatesEventHandlerErrors = true;
  private readonly kafka: Kafka;
  private readonly watch: TopicWatch;
  private readonly assignedListeners: Events['assigned'][] = [];
  private consumer: Consumer | undefined;
  private topics: string[] = [];
  private settled = false;
  private joining: Promise<void> = Promise.resolve();
  private looking: { stop(): Promise<void> } | undefined;

  constructor(private readonly settings: BatchKafkaSettings) {
    super();
    this.kafka = kafkaClient({ brokers: settings.brokers, clientId: settings.groupId });
    this.watch = new TopicWatch(this.kafka, (topic) => topic.startsWith(settings.prefix + settings.family));
  }

  /** A broker that is away does not keep the service from starting: it is asked again and again. */
  async listen(ready: (error?: unknown) => void): Promise<void> {
    try {
      await this.look();
    } catch (error) {
      if (error instanceof NoHandler) return ready(error);
      log.warn(briefly(error), 'waiting for the broker');
    }
    this.looking = repeat(
      () => this.settings.lookEvery ?? 5_000,
      'looking for topics',
      () => this.look(),
    );
    ready();
  }

  async close(): Promise<void> {
    await this.looking?.stop();
    await this.consumer?.disconnect();
    await this.watch.close();
  }

  /** `assigned`: which partitions are ours from now on, whenever the group has settled. */
  on<Name extends keyof Events>(_event: Name, listener: Events[Name]): void {
    this.assignedListeners.push(listener);
  }

  unwrap<T>(): T {
    return this.consumer as T;
  }

  /** True while the group has told us our partitions, and when there is no topic to follow. */
  get isSettled(): boolean {
    return this.settled || (this.looking !== undefined && this.topics.length === 0);
  }

  seek({ topic, partition, offset }: Position): void {
    this.consumer?.seek({ topic, partition, offset: String(offset) });
  }

  /** For lag tools only: where we stand is known by the database. */
  async commit(positions: readonly Position[]): Promise<void> {
    await this.consumer?.commitOffsets(positions.map(({ offset, ...partition }) => ({ ...partition, offset: String(offset) })));
  }

  async watermarks(partitions: readonly Partition[]): Promise<Watermarks[]> {
    const wanted = new Set(partitions.map(partitionName));
    const marks = await this.watch.watermarks([...new Set(partitions.map(({ topic }) => topic))]);
    return marks.filter((mark) => wanted.has(partitionName(mark)));
  }

  /** The offsets of every partition of every topic of the family, as the broker has them now. */
  async allWatermarks(): Promise<Watermarks[]> {
    return this.watch.watermarks(await this.watch.topics());
  }

  /** Closes, and lets the broker forget the group: for one that is used once. */
  async closeForGood(): Promise<void> {
    await this.looking?.stop();
    await this.consumer?.disconnect();
    await this.watch.forgetGroup(this.settings.groupId).catch((error: unknown) => log.debug(briefly(error), 'the group was not deleted'));
    await this.watch.close();
  }

  /** Leaves the group and joins it anew: how a topic that was not there before is taken in, and how a stuck consumer is replaced. */
  rejoin(): Promise<void> {
    const joined = this.joining.then(() => this.join());
    this.joining = joined.catch(() => undefined);
    return joined;
  }

  private async join(): Promise<void> {
    const previous = this.consumer;
    this.consumer = undefined;
    this.settled = false;
    await previous?.disconnect();
    if (this.topics.length === 0) return;
    const consumer = (this.consumer = this.newConsumer());
    try {
      await consumer.connect();
      await consumer.subscribe({ topics: this.topics, fromBeginning: true });
      await consumer.run({ autoCommit: false, eachBatch: (payload) => this.dispatch(payload) });
      log.info({ topics: this.topics }, 'following topics');
    } catch (error) {
      this.consumer = undefined; // The next look makes another one.
      await consumer.disconnect();
      throw error;
    }
  }

  private async look(): Promise<void> {
    const topics = await this.watch.topics();
    const orphan = topics.find((topic) => !this.handlerOf(topic));
    if (orphan) throw new NoHandler(`No handler takes the topic ${orphan}.`);
    if (this.consumer && topics.join() === this.topics.join()) return;
    this.topics = topics;
    await this.rejoin();
  }

  private newConsumer(): Consumer {
    const consumer = this.kafka.consumer({
      groupId: this.settings.groupId,
      sessionTimeout: 6_000,
      heartbeatInterval: 1_500,
      rebalanceTimeout: 10_000,
      maxWaitTimeInMs: 1_000,
      minBytes: 1,
      maxBytesPerPartition: this.settings.maxBytesPerPartition ?? 256 * 1024,
      metadataMaxAge: 5_000, // A partition that was added is found by it.
      retry: { initialRetryTime: 50, maxRetryTime: 1_000, retries: 8, restartOnFailure: () => Promise.resolve(true) },
    });
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => this.tellAssigned(payload.memberAssignment));
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      if (this.consumer !== consumer) return;
      this.settled = false;
      if (!payload.restart) this.consumer = undefined;
    });
    return consumer;
  }

  private tellAssigned(assignment: Record<string, number[]>): void {
    this.settled = true;
    const partitions = Object.entries(assignment).flatMap(([topic, numbers]) => numbers.map((partition) => ({ topic, partition })));
    for (const listener of this.assignedListeners) listener(partitions);
  }

  private async dispatch(payload: Fetched): Promise<void> {
    const answer: unknown = await this.handlerOf(payload.batch.topic)!(payload);
    await lastValueFrom(this.transformToObservable(answer), { defaultValue: undefined });
  }

  private handlerOf(topic: string) {
    const name = topic.slice(this.settings.prefix.length);
    const pattern = [...this.messageHandlers.keys()].find((key) => matches(key, name));
    return pattern === undefined ? undefined : this.messageHandlers.get(pattern);
  }
}

/** The service must not start, for what it does not read would be lost without a word. */
export class NoHandler extends Error {
  override readonly name = 'NoHandler';
}

/** `milestones.*.v1`: the star stands for one word. */
function matches(pattern: string, name: string): boolean {
  const words = pattern.split('*').map((part) => part.replaceAll('.', '\\.'));
  return new RegExp(`^${words.join('[a-z][a-z0-9-]*')}$`).test(name);
}
