import { type CustomTransportStrategy, Server } from '@nestjs/microservices';
import { lastValueFrom } from 'rxjs';
import { briefly, kafkaClient, log } from '@milepost/service';
import type { Watermarks } from '../projection/offsets.js';
import { type Partition, partitionName, type Position } from '../projection/reading.js';
import { BATCH_KAFKA, type BatchKafkaSettings, type Fetched, NoHandler } from './batch-kafka.js';
import { Membership, type MembershipEvents } from './membership.js';
import { repeat } from './repeat.js';
import { patternOf } from './topic-pattern.js';
import { TopicWatch } from './topic-watch.js';

type Events = Pick<MembershipEvents, 'assigned' | 'crashed'>;

/**
 * A Nest transport that hands over whole batches of Kafka, one partition each. It commits nothing by itself and calls the handler
 * for one batch after the other: a handler that waits holds back the next fetch.
 */
export class BatchKafkaServer extends Server<Events> implements CustomTransportStrategy {
  override readonly transportId = BATCH_KAFKA;
  override readonly propagatesEventHandlerErrors = true;
  private readonly watch: TopicWatch;
  private readonly membership: Membership;
  private readonly listeners: { [Name in keyof Events]: Events[Name][] } = { assigned: [], crashed: [] };
  private topics: string[] = [];
  private looking: { stop(): Promise<void> } | undefined;

  constructor(private readonly settings: BatchKafkaSettings) {
    super();
    const kafka = kafkaClient({ brokers: settings.brokers, clientId: `${settings.prefix}milepost-aggregator` });
    this.watch = new TopicWatch(kafka, (topic) => topic.startsWith(settings.prefix + settings.family));
    this.membership = new Membership(kafka, settings, {
      assigned: (partitions) => this.listeners.assigned.forEach((listener) => listener(partitions)),
      batch: (payload) => this.dispatch(payload),
      crashed: () => this.listeners.crashed.forEach((listener) => listener()),
    });
  }

  /** A broker that is away does not keep the service from starting: it is asked again and again. */
  async listen(ready: (error?: unknown) => void): Promise<void> {
    try {
      await this.look();
    } catch (error) {
      if (error instanceof NoHandler) return ready(error);
      log.warn(briefly(error), 'waiting for the broker');
    }
    const every = this.settings.lookEvery ?? 5_000;
    this.looking = repeat(() => every, 'looking for topics', () => this.look()); // prettier-ignore
    ready();
  }

  async close(): Promise<void> {
    await this.looking?.stop();
    await this.membership.join([]);
    await this.watch.close();
  }

  /** Closes, and lets the broker forget the group: for one that is used once. */
  async closeForGood(): Promise<void> {
    await this.looking?.stop();
    await this.membership.join([]);
    await this.watch.forgetGroup(this.settings.groupId()).catch((error: unknown) => log.debug(briefly(error), 'the group was not deleted'));
    await this.watch.close();
  }

  on<Name extends keyof Events>(event: Name, listener: Events[Name]): void {
    this.listeners[event].push(listener);
  }

  unwrap<T>(): T {
    return this.membership.current as T;
  }

  /** There is something to follow, and no consumer that does: it crashed, or did not get into the group. */
  get isOut(): boolean {
    return this.topics.length > 0 && !this.membership.isMember;
  }

  /** True while the group has told us our partitions, and when there is no topic to follow. */
  get isSettled(): boolean {
    return this.membership.isSettled || (this.topics.length === 0 && this.answers);
  }

  /** The broker answered the last time it was asked. */
  get answers(): boolean {
    return this.watch.answers;
  }

  seek(position: Position): void {
    this.membership.seek(position);
  }

  /** For lag tools only: where we stand is known by the database. */
  commit(positions: readonly Position[]): Promise<void> {
    return this.membership.commit(positions);
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

  /** How a stuck consumer is replaced, and how another group is joined. */
  rejoin(): Promise<void> {
    return this.membership.join(this.topics);
  }

  /** Takes in topics that were not there before: a new department needs no more than that. */
  private async look(): Promise<void> {
    const topics = await this.watch.topics();
    const orphan = topics.find((topic) => !this.handlerOf(topic));
    if (orphan) throw new NoHandler(`No handler takes the topic ${orphan}.`);
    if (this.membership.isMember && topics.join() === this.topics.join()) return;
    this.topics = topics;
    await this.rejoin();
  }

  private async dispatch(payload: Fetched): Promise<void> {
    const answer: unknown = await this.handlerOf(payload.batch.topic)!(payload);
    await lastValueFrom(this.transformToObservable(answer), { defaultValue: undefined });
  }

  private handlerOf(topic: string) {
    const pattern = patternOf(this.messageHandlers.keys(), topic.slice(this.settings.prefix.length));
    return pattern === undefined ? undefined : this.messageHandlers.get(pattern);
  }
}
