import { setImmediate as yieldOnce, setTimeout as sleep } from 'node:timers/promises';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { briefly, log } from '@milepost/service';
import type { Pool } from 'pg';
import { Applied } from '../projection/applied.js';
import { allStandings, loadStandings, type Standing } from '../projection/offsets.js';
import type { Batch, Projects } from '../projection/projection.js';
import { Projector } from '../projection/projector.js';
import type { Partition } from '../projection/reading.js';
import type { Slice } from '../projection/sort-out.js';
import { arrivalOf } from './arrival.js';
import { BatchKafkaServer, type Fetched } from './batch-kafka-server.js';
import { IntakeQueue } from './intake-queue.js';
import { meanwhile } from './meanwhile.js';
import { Standings } from './standings.js';

const MOST = 1_000;

/** From the broker into the model: starts where the model stands, queues what comes, projects it, one batch after the other. */
export class Intake implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly queue = new IntakeQueue();
  private readonly stands = new Standings();
  private partitions: Partition[] = [];
  private opening: Promise<void> | undefined;
  private projecting: Promise<unknown> = Promise.resolve();
  private running: Promise<void> | undefined;
  private opened = 0;
  private waitingToOpen = false;
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
    await this.opening;
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
    return this.projector.isHeld || this.waitingToOpen;
  }

  get queued(): number {
    return this.queue.length;
  }

  /** Takes in a batch: reads and queues it; waits while there is no room, and keeps our place in the group meanwhile. */
  async take({ batch, heartbeat, isStale }: Fetched): Promise<void> {
    await meanwhile(this.opening, heartbeat);
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

  private assigned(partitions: Partition[]): void {
    this.partitions = partitions;
    this.reopen();
  }

  /** Begins again from where the model stands: after every change of the group, and when another has moved it. */
  private reopen(): void {
    this.opened += 1;
    this.queue.clear();
    const opening = Promise.resolve(this.opening).then(() => this.open());
    this.opening = opening;
    void opening.then(() => {
      if (this.opening === opening) this.opening = undefined;
    });
  }

  private async open(): Promise<void> {
    const { partitions } = this;
    await this.projecting;
    for (let wait = 50; !this.stopped && partitions === this.partitions; wait = Math.min(wait * 2, 2_000)) {
      try {
        const standings = await loadStandings(this.pool, () => this.server.watermarks(partitions));
        if (partitions !== this.partitions) return; // The group has changed meanwhile: the next opening is on its way.
        this.standAt(standings);
        return;
      } catch (error) {
        this.waitingToOpen = partitions === this.partitions; // else a later opening says how it stands
        log.warn({ ...briefly(error), nextTryMs: wait }, 'waiting to know where the model stands');
        await sleep(wait);
      }
    }
  }

  private standAt(standings: Standing[]): void {
    this.waitingToOpen = false;
    this.projection.forget();
    if (this.stands.renew(standings)) this.applied.tellReplaced();
    this.queue.open(standings);
    for (const { topic, partition, next } of standings) this.server.seek({ topic, partition, offset: next });
  }

  private async run(): Promise<void> {
    for (let next = this.next(); !this.stopped;) {
      const { opened, ...batch } = await next;
      // What was taken before the last opening is not written: it comes again.
      const outcome = opened === this.opened && batch.slices.length > 0 ? this.write(batch) : undefined;
      await yieldOnce(); // It is sent before the next one is made ready.
      next = this.next(outcome);
      await outcome;
    }
  }

  /** A full batch is made ready while the one before is being written, so that the database need not wait for it. */
  private async next(before?: Promise<unknown>): Promise<Batch & { opened: number }> {
    const slices = await this.queue.take(MOST, before);
    return { opened: this.opened, ...this.projection.prepare(slices) };
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
