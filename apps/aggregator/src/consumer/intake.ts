import { setImmediate as yieldOnce } from 'node:timers/promises';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { Pool } from 'pg';
import { Applied } from '../projection/applied.js';
import { allStandings, loadStandings, type Standing } from '../projection/offsets.js';
import type { Batch, Projects } from '../projection/projection.js';
import { Projector } from '../projection/projector.js';
import type { Partition } from '../projection/reading.js';
import type { Slice } from '../projection/sort-out.js';
import { arrivalOf } from './arrival.js';
import type { Fetched } from './batch-kafka.js';
import type { BatchKafkaServer } from './batch-kafka-server.js';
import { IntakeQueue } from './intake-queue.js';
import { meanwhile } from './meanwhile.js';
import { Opening } from './opening.js';
import { Standings } from './standings.js';

const MOST = 1_000;

/** From the broker into the model: starts where the model stands, queues what comes, projects it, one batch after the other. */
export class Intake implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly queue = new IntakeQueue();
  private readonly stands = new Standings();
  private readonly opening: Opening;
  private projecting: Promise<unknown> = Promise.resolve();
  private running: Promise<void> | undefined;
  private stopped = false;

  constructor(
    private readonly server: BatchKafkaServer,
    private readonly pool: Pool,
    private readonly projection: Projects,
    private readonly projector: Projector,
    private readonly applied: Applied,
    private readonly prefix: string,
    private readonly projected: (slices: readonly Slice[], began: number) => void = () => undefined,
  ) {
    this.opening = new Opening({
      load: (partitions) => loadStandings(pool, () => server.watermarks(partitions)),
      settled: () => this.projecting,
      standAt: (standings) => this.standAt(standings),
    });
    server.on('assigned', (partitions) => this.reopen(partitions));
  }

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  /** Lets the batch that is being written end. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    this.projector.stop();
    this.queue.close();
    this.opening.stop();
    await this.running;
    await this.opening.running;
  }

  /** Where the model stands in each partition that is ours. */
  standings(): Standing[] {
    return this.stands.list();
  }

  /** Where the model stands in every partition that anybody has read. */
  everyStanding(): Promise<Standing[]> {
    return allStandings(this.pool);
  }

  get isHeld(): boolean {
    return this.projector.isHeld || this.opening.isWaiting;
  }

  get queued(): number {
    return this.queue.length;
  }

  /** Takes in a batch: reads and queues it; waits while there is no room, and keeps our place in the group meanwhile. */
  async take({ batch, heartbeat, isStale }: Fetched): Promise<void> {
    await meanwhile(this.opening.running, heartbeat);
    await meanwhile(this.queue.room(), heartbeat);
    if (batch.messages.length === 0) return;
    const arrival = await arrivalOf(batch, this.prefix);
    if (isStale()) return; // We have sought another place meanwhile: what is there comes next.
    const placed = this.queue.place(arrival);
    if (placed === 'misplaced' || this.wasReplaced(batch)) this.reopen();
  }

  /** The topic ends before the place where we stand: it is another one than it was. */
  private wasReplaced({ highWatermark, ...partition }: Fetched['batch']): boolean {
    return Number(highWatermark) < (this.stands.nextOf(partition) ?? 0);
  }

  private reopen(partitions?: Partition[]): void {
    this.queue.clear();
    this.opening.begin(partitions);
  }

  private standAt(standings: Standing[]): void {
    this.projection.forget();
    if (this.stands.renew(standings)) this.applied.tellReplaced();
    this.queue.open(standings);
    for (const { topic, partition, next } of standings) this.server.seek({ topic, partition, offset: next });
  }

  private async run(): Promise<void> {
    for (let next = this.next(); !this.stopped;) {
      const { opened, ...batch } = await next;
      // What was taken before the last opening is not written: it comes again.
      const outcome = opened === this.opening.number && batch.slices.length > 0 ? this.write(batch) : undefined;
      await yieldOnce(); // It is sent before the next one is made ready.
      next = this.next(outcome);
      await outcome;
    }
  }

  /** A full batch is made ready while the one before is being written, so that the database need not wait for it. */
  private async next(before?: Promise<unknown>): Promise<Batch & { opened: number }> {
    const slices = await this.queue.take(MOST, before);
    return { opened: this.opening.number, ...this.projection.prepare(slices) };
  }

  private async write(batch: Batch): Promise<void> {
    const began = Date.now();
    const outcome = this.projector.project(batch);
    this.projecting = outcome;
    if ((await outcome) === 'done') {
      this.stands.advance(batch.slices);
      this.projected(batch.slices, began);
    } else if (!this.stopped) this.reopen();
  }
}
