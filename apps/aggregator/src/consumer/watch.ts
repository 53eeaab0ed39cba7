import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { log, Metrics, Probes } from '@milepost/service';
import type { Standing, Watermarks } from '../projection/offsets.js';
import { partitionName } from '../projection/reading.js';
import { BatchKafkaServer } from './batch-kafka-server.js';
import { Intake } from './intake.js';
import { type Judgement, Progress } from './progress.js';
import { repeat } from './repeat.js';

const EVERY = 5_000;
const UNTIL_CAUGHT_UP = 250;
const EXIT_CODE = 70;

/** Looks whether the projection gets on; acts when it does not, tells the probes and metrics, leaves marks for lag tools. */
@Injectable()
export class Watch implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly progress = new Progress();
  private judgement: Judgement = { is: 'waiting', detail: 'The projection has not begun.' };
  private looking: { stop(): Promise<void> } | undefined;
  private behind = 0;
  private marked = 0;

  constructor(
    @Inject(BatchKafkaServer) private readonly server: BatchKafkaServer,
    @Inject(Intake) private readonly intake: Intake,
    @Inject(Probes) probes: Probes,
    @Inject(Metrics) metrics: Metrics,
  ) {
    probes.addReady('projection', () => (this.judgement.is === 'well' ? undefined : this.judgement.detail));
    metrics.gauge('milepost_consumer_lag_messages', 'Messages on the topics that are not yet in the read model.', () => this.behind);
    metrics.gauge('milepost_projection_queued_messages', 'Messages read and not yet projected.', () => intake.queued);
  }

  onApplicationBootstrap(): void {
    this.looking = repeat(
      () => (this.judgement.is === 'waiting' ? UNTIL_CAUGHT_UP : EVERY),
      'looking at progress',
      () => this.look(),
    );
  }

  async onApplicationShutdown(): Promise<void> {
    await this.looking?.stop();
  }

  private async look(): Promise<void> {
    const standings = this.intake.standings();
    const marks = await this.marks(standings);
    const highs = new Map(marks.map((mark) => [partitionName(mark), mark.high]));
    this.behind = standings.reduce((sum, standing) => sum + Math.max(0, (highs.get(partitionName(standing)) ?? 0) - standing.next), 0);
    const done = standings.reduce((sum, { next }) => sum + next, 0);
    const { isHeld: held } = this.intake;
    this.judgement = this.progress.judge({ at: Date.now(), joined: this.server.isSettled, behind: this.behind, done, held });
    if (!this.server.answers) this.judgement = this.progress.unanswered();
    await this.act(this.judgement);
    if (done !== this.marked) await this.server.commit(standings.map(({ next: offset, ...standing }) => ({ ...standing, offset })));
    this.marked = done;
  }

  private async marks(standings: readonly Standing[]): Promise<Watermarks[]> {
    try {
      return standings.length > 0 ? await this.server.watermarks(standings) : [];
    } catch (error) {
      this.judgement = this.progress.unanswered();
      throw error;
    }
  }

  private async act(judgement: Judgement): Promise<void> {
    if (judgement.is !== 'stuck') return;
    log.error({ detail: judgement.detail, cure: judgement.cure }, 'the projection is stuck');
    if (judgement.cure === 'exit') process.exit(EXIT_CODE);
    await this.server.rejoin();
  }
}
