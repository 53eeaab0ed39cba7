import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { briefly, log, Metrics, Probes } from '@milepost/service';
import type { Standing, Watermarks } from '../projection/offsets.js';
import { partitionName } from '../projection/reading.js';
import { BatchKafkaServer } from './batch-kafka-server.js';
import { GroupEpoch } from './group-epoch.js';
import { Intake } from './intake.js';
import { Advance } from './advance.js';
import { type Judgement, Progress } from './progress.js';
import { Projected } from './projected.js';
import { repeat } from './repeat.js';

const EVERY = 5_000;
const WHILE_BEHIND = 1_000;
const UNTIL_CAUGHT_UP = 250;
const EXIT_CODE = 70;
const ASLEEP_MS = 180_000;
const PARTITION: ('topic' | 'partition')[] = ['topic', 'partition'];

/** Looks whether the projection gets on; acts when it does not, tells the probes and metrics, leaves marks for lag tools. */
@Injectable()
export class Watch implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly progress = new Progress({ regroupAfter: 8_000, exitAfter: 60_000 });
  private readonly advance = new Advance();
  private judgement: Judgement = { is: 'waiting', detail: 'The projection has not begun.' };
  private looking: { stop(): Promise<void> } | undefined;
  private lookedAt = performance.now();
  private marked = 0;
  private behind = 0;
  /** Of the look before. */
  private ends: Watermarks[] | undefined;

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
    this.measureLag(metrics);
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

  private measureLag(metrics: Metrics): void {
    const { lag } = this.projected;
    const each = (value: (standing: Standing) => number) => () =>
      this.intake.standings().map((standing) => ({ labels: labelsOf(standing), value: value(standing) }));
    metrics.gauges('milepost_consumer_lag_messages', 'Messages on a partition that are not yet in the read model.', PARTITION, each((standing) => lag.messages(standing, standing.next))); // prettier-ignore
    metrics.gauges('milepost_consumer_lag_seconds', 'Age of the oldest of them, at most.', PARTITION, each((standing) => lag.seconds(standing, standing.next, Date.now()))); // prettier-ignore
    metrics.gauge('milepost_broker_answers', '1 while the broker answers.', () => (this.server.answers ? 1 : 0));
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
    const all = held ? { behind, overdue: behind, advance: 0 } : await this.everywhere(marks);
    this.ends = marks;
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

  /** Also of partitions that are not ours: one that nobody was given, or whose owner is deaf, is everybody's matter. */
  private async everywhere(marks: readonly Watermarks[]): Promise<{ behind: number; overdue: number; advance: number }> {
    const standings = await this.intake.everyStanding();
    const behind = behindOf(standings, marks);
    const overdue = Math.min(behind, behindOf(standings, this.ends ?? marks));
    return { behind, overdue, advance: this.advance.see(standings, marks) };
  }

  private async marks(): Promise<Watermarks[]> {
    try {
      return await this.server.allWatermarks();
    } catch (error) {
      this.judgement = this.progress.unanswered();
      this.ends = undefined; // Who is behind must not be measured by ends of long ago.
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

function behindOf(standings: readonly Standing[], marks: readonly Watermarks[]): number {
  const nexts = new Map(standings.map((standing) => [partitionName(standing), standing.next]));
  return marks.reduce((sum, mark) => sum + Math.max(0, mark.high - (nexts.get(partitionName(mark)) ?? mark.low)), 0);
}

const labelsOf = ({ topic, partition }: Standing) => ({ topic, partition });
