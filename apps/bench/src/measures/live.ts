import { setTimeout as sleep } from 'node:timers/promises';
import { kafkaPublisher } from '@milepost/outbox';
import { type Watch, watchApi } from '../load/watch.js';
import type { Recorded } from '../record/milestones.js';
import { publishThrough, type Publisher } from '../record/publish.js';
import { Trickle } from '../record/trickle.js';

const RATE = 100;

export interface LiveStart {
  brokers: string[];
  topic: string;
  /** Of the aggregator. */
  port: number;
  /** The number of its first milestone; each event begins another one. */
  from: number;
}

/** Events that trickle in beside other work, each followed from the instant it was due until a reader sees it. */
export class Live {
  /** What was not seen within ten seconds. */
  readonly faults: string[] = [];
  private latencies: number[] = [];
  private readonly followed: Promise<void>[] = [];
  private readonly publisher: Publisher;
  private readonly watch: Watch;
  private readonly trickle: Trickle;

  constructor({ brokers, topic, port, from }: LiveStart) {
    this.publisher = kafkaPublisher({ brokers, clientId: 'bench' });
    this.watch = watchApi(port);
    const sink = async (events: readonly Recorded[], due: readonly number[]) => {
      await publishThrough(this.publisher, topic, events);
      events.forEach((event, index) => this.followed.push(this.follow(event, due[index]!)));
    };
    this.trickle = new Trickle({ rate: RATE, from, count: Number.MAX_SAFE_INTEGER, sink });
  }

  /** Milliseconds of those that were seen while this lasted. */
  async during(time: number | Promise<unknown>): Promise<number[]> {
    this.latencies = [];
    await (typeof time === 'number' ? sleep(time) : time);
    return this.latencies;
  }

  /** How many events there were. */
  async stop(): Promise<number> {
    await this.trickle.stop();
    await Promise.all(this.followed);
    await this.watch.close();
    await this.publisher.close();
    return this.trickle.out;
  }

  private async follow({ event }: Recorded, due: number): Promise<void> {
    const unanswered = (error: unknown) => ({ status: 0, body: String(error) });
    const late = await this.watch.until(event.data.entryId, event.data.version).catch(unanswered);
    if (late) this.faults.push(`an event was not seen: ${late.status} ${late.body}`);
    else this.latencies.push(performance.now() - due);
  }
}
