import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { briefly, log, Metrics, Probes } from '@milepost/service';
import type { Standing, Watermarks } from '../projection/offsets.js';
import { partitionName } from '../projection/reading.js';
import { BatchKafkaServer } from './batch-kafka-server.js';
import { Everywhere } from './everywhere.js';
import { gaugeLag } from './gauge-lag.js';
import { GroupEpoch } from './group-epoch.js';
import { Intake } from './intake.js';
import { type Judgement, Progress } from './progress.js';
import { Projected } from './projected.js';
import { repeat } from './repeat.js';

const EVERY = 5_000;
const WHILE_BEHIND = 1_000;
const UNTIL_CAUGHT_UP = 250;
const EXIT_CODE = 70;
const ASLEEP_MS = 180_000;

/** Looks whether the projection gets on; acts when it does not, tells the probes and metrics, leaves marks for lag tools. */
@Injectable()
export class Watch implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly progress = new Progress({ regroupAfter: 8_000, exitAfter: 60_000 });
  private readonly everywhere = new Everywhere();
  private judgement: Judgement = { is: 'waiting', detail: 'The projection has not begun.' };
  private looking: { stop(): Promise<void> } | undefined;
  private lookedAt = performance.now();
  private marked = 0;
  private behind = 0;

  constructor(
    @Inject(BatchKafkaServer) private readonly server: BatchKafkaServer,
    @Inject(Intake) private readonly intake: Intake,
    @Inject(Probes) probes: Probes,
    @Inject(Metrics) metrics: Metrics,
    @Inject(Projected) private readonly projected: Projected,
    @Inject(GroupEpoch) private readonly group: Pick<GroupEpoch, 'abandon'>,
  ) {
    probes.addReady('projection', () => (this.judgement.is === 'well' ? undefined : this.judgement.detail));
    probes.addLive('watch', () => this.asleep());
    gaugeLag(metrics, projected.lag, () => intake.standings());
    metrics.gauge('milepost_broker_answers', '1 while the broker answers.', () => (server.answers ? 1 : 0));
    metrics.gauge('milepost_projection_queued_messages', 'Messages read and not yet projected.', () => intake.queued);
  }

  onApplicationBootstrap(): void {
    this.looking = repeat(
      () => (this.judgement.is === 'waiting' ? UNTIL_CAUGHT_UP : this.behind > 0 ? WHILE_BEHIND : EVERY),
      'looking at progress',
      () => this.look(),
    );
  }

  /** Before the transport closes, which a look would open again. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.looking?.stop();
  }

  /** The broker's client gives up after a minute and a half: a look that takes longer will never end. */
  private asleep(): string | undefined {
    const still = performance.now() - this.lookedAt;
    return still > ASLEEP_MS ? `Nobody has looked at the projection for ${Math.round(still / 1000)} s.` : undefined;
  }

  private async look(): Promise<void> {
    this.lookedAt = performance.now();
    const standings = this.intake.standings();
    const marks = await this.marks();
    const highs = new Map(marks.map((mark) => [partitionName(mark), mark.high]));
    const { lag } = this.projected;
    for (const standing of standings) lag.see(standing, highs.get(partitionName(standing)) ?? 0, standing.next, Date.now());
    const behind = standings.reduce((sum, standing) => sum + lag.messages(standing, standing.next), 0);
    const done = standings.reduce((sum, { next }) => sum + next, 0);
    const { isHeld: held } = this.intake;
    const all = held ? this.everywhere.hold(behind, marks) : this.everywhere.see(await this.intake.everyStanding(), marks);
    this.behind = Math.max(behind, all.behind);
    this.judgement = this.progress.judge({
      at: performance.now(), // a clock that is set must not make somebody look stuck, or hide who is
      joined: this.server.isSettled,
      behind: this.behind,
      overdue: all.overdue,
      done: all.advance,
      held,
    });
    if (!this.server.answers) this.judgement = this.progress.unanswered();
    await this.act(this.judgement);
    if (done !== this.marked) this.leaveMarks(standings);
    this.marked = done;
  }

  /** Nothing rests on the marks: a broker that does not answer them must not keep anybody from looking on. */
  private leaveMarks(standings: readonly Standing[]): void {
    const marks = standings.map(({ next: offset, ...standing }) => ({ ...standing, offset }));
    this.server.commit(marks).catch((error: unknown) => log.debug(briefly(error), 'no marks were left for lag tools'));
  }

  private async marks(): Promise<Watermarks[]> {
    try {
      return await this.server.allWatermarks();
    } catch (error) {
      this.judgement = this.progress.unanswered();
      this.everywhere.forget();
      throw error;
    }
  }

  private async act(judgement: Judgement): Promise<void> {
    if (judgement.is !== 'stuck') return;
    log.error({ detail: judgement.detail, cure: judgement.cure }, 'the projection is stuck');
    if (judgement.cure === 'exit') process.exit(EXIT_CODE);
    await this.group.abandon(); // Regroup brings us, and all others, into the next one.
  }
}
