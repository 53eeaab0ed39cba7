import { setTimeout as sleep } from 'node:timers/promises';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { departmentOfTopic } from '@milepost/contracts';
import { briefly, log } from '@milepost/service';
import type { Pool } from 'pg';
import { Applied } from '../projection/applied.js';
import { loadStandings, type Standing } from '../projection/offsets.js';
import { Projection } from '../projection/projection.js';
import { Projector } from '../projection/projector.js';
import { type Partition, partitionName, read } from '../projection/reading.js';
import type { Slice } from '../projection/sort-out.js';
import { BatchKafkaServer, type Fetched } from './batch-kafka-server.js';
import { IntakeQueue } from './intake-queue.js';

const MOST = 1_000;

// kafkajs knows where a fetch began but does not say so in its types.
type WithOrigin = Fetched['batch'] & { fetchedOffset: string };

/** From the broker into the model: starts where the model stands, queues what comes, projects it, one batch after the other. */
export class Intake implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly queue = new IntakeQueue();
  private readonly done = new Map<string, Standing>();
  private readonly generations = new Map<string, number>();
  private partitions: Partition[] = [];
  private opened: Promise<void> = Promise.resolve();
  private projecting: Promise<unknown> = Promise.resolve();
  private running: Promise<void> | undefined;
  private waitingToOpen = false;
  private stopped = false;

  constructor(
    private readonly server: BatchKafkaServer,
    private readonly pool: Pool,
    private readonly projection: Projection,
    private readonly projector: Projector,
    private readonly applied: Applied,
    private readonly prefix: string,
  ) {
    server.on('assigned', (partitions) => this.assigned(partitions));
  }

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  /** Lets the batch that is being written end. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    this.projector.stop();
    this.queue.close();
    await this.running;
    await this.opened;
  }

  /** Where the model stands in each partition that is ours. */
  standings(): Standing[] {
    return [...this.done.values()];
  }

  get isHeld(): boolean {
    return this.projector.isHeld || this.waitingToOpen;
  }

  get queued(): number {
    return this.queue.length;
  }

  /** Takes in a batch; waits while there is no room, and keeps our place in the group meanwhile. */
  async take({ batch, heartbeat, isStale }: Fetched): Promise<void> {
    await meanwhile(this.opened, heartbeat);
    await meanwhile(this.queue.room(), heartbeat);
    const { topic, partition, messages } = batch;
    if (messages.length === 0 || isStale()) return;
    const standing = this.done.get(partitionName({ topic, partition }));
    const replaced = standing !== undefined && Number(batch.highWatermark) < standing.next;
    const department = departmentOfTopic(topic, this.prefix);
    const placed = this.queue.place({
      topic,
      partition,
      fetchedFrom: Number((batch as WithOrigin).fetchedOffset),
      end: Number(messages.at(-1)!.offset) + 1,
      readings: () => messages.map(({ offset, key, value }) => read({ topic, partition, offset: Number(offset), key, value }, department)),
    });
    if (placed === 'misplaced' || replaced) this.reopen();
  }

  private assigned(partitions: Partition[]): void {
    this.partitions = partitions;
    this.reopen();
  }

  /** Begins again from where the model stands: after every change of the group, and when another has moved it. */
  private reopen(): void {
    this.queue.clear();
    const before = this.opened;
    this.opened = before.then(() => this.open());
  }

  private async open(): Promise<void> {
    const { partitions } = this;
    await this.projecting;
    for (let wait = 50; !this.stopped && partitions === this.partitions; wait = Math.min(wait * 2, 2_000)) {
      try {
        const standings = await loadStandings(this.pool, await this.server.watermarks(partitions));
        if (partitions !== this.partitions) return; // The group has changed meanwhile: the next opening is on its way.
        this.standAt(standings);
        return;
      } catch (error) {
        this.waitingToOpen = true;
        log.warn({ ...briefly(error), nextTryMs: wait }, 'waiting to know where the model stands');
        await sleep(wait);
      }
    }
  }

  private standAt(standings: Standing[]): void {
    const isOther = (standing: Standing) => (this.generations.get(partitionName(standing)) ?? standing.generation) !== standing.generation;
    if (standings.some(isOther)) this.replaced();
    this.waitingToOpen = false;
    this.done.clear();
    for (const standing of standings) {
      this.done.set(partitionName(standing), standing);
      this.generations.set(partitionName(standing), standing.generation);
    }
    this.queue.open(standings);
    for (const { topic, partition, next } of standings) this.server.seek({ topic, partition, offset: next });
  }

  private replaced(): void {
    this.projection.forget();
    this.applied.tellReplaced();
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      const slices = await this.queue.take(MOST);
      if (slices.length === 0) continue;
      const outcome = this.projector.project(slices);
      this.projecting = outcome;
      if ((await outcome) === 'done') this.advance(slices);
      else if (!this.stopped) this.reopen();
    }
  }

  private advance(slices: readonly Slice[]): void {
    for (const slice of slices) {
      const standing = this.done.get(partitionName(slice));
      if (standing) this.done.set(partitionName(slice), { ...standing, next: slice.next });
    }
  }
}

/** Waits, and says to the group every second that we are still there. */
async function meanwhile(promise: Promise<void>, heartbeat: () => Promise<void>): Promise<void> {
  let settled = false;
  const settling = promise.finally(() => (settled = true));
  while (!settled) {
    const timer = new AbortController();
    await Promise.race([settling, sleep(1_000, undefined, { signal: timer.signal }).catch(() => undefined)]);
    timer.abort();
    if (!settled) await heartbeat();
  }
}
