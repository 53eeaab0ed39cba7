import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { Recorded } from '../record/milestones.js';
import { Trickle } from '../record/trickle.js';
import type { Killable } from '../stack/start-process.js';
import type { Candidate, Context } from './measure.js';

/** Events per second: what the slowest contender can follow. */
const RATE = 200;
const MILESTONES = 500;
const WORKING_MS = 3_000;
const LOOK_EVERY = 20;
const PATIENCE = 120_000;
/** What may be on its way when nothing waits, in seconds of events. */
const ON_ITS_WAY = 0.05;

/** A service that works off what it is fed. */
export interface Crashing {
  name: string;
  database: string;
  /** @param run the same when it is started again after a kill: it may go on from what it has remembered */
  start(run: number): Promise<Killable>;
  /** More than usual may be on its way, in seconds of events. */
  onItsWay?: number;
  feed(client: Client, events: readonly Recorded[]): Promise<void>;
  /** How many events are done. */
  done(client: Client): Promise<number>;
  /** What is wrong when all of these should be done. */
  look(client: Client, events: readonly Recorded[]): Promise<string[]>;
  close(): Promise<void>;
}

/** Each run starts it, feeds it at a steady rate, kills it once, and stops it when all is done. */
export class Killed implements Candidate {
  private readonly events: Recorded[] = [];

  constructor(
    private readonly crashing: Crashing,
    private readonly context: Context,
  ) {}

  get name(): string {
    return this.crashing.name;
  }

  async warmUp(): Promise<void> {} // each run begins with a process of its own

  run(repetition: number) {
    const { database, start, feed } = this.crashing;
    return this.context.stack.inDatabase(database, async (client) => {
      let process = await start(repetition);
      const sink = (events: readonly Recorded[]) => feed(client, events);
      const trickle = new Trickle({ rate: RATE, from: repetition * MILESTONES, count: MILESTONES, sink });
      await this.untilNothingWaits(client, trickle);
      await sleep(WORKING_MS);
      const begin = performance.now();
      await process.kill();
      process = await start(repetition);
      await this.untilNothingWaits(client, trickle);
      const recovery = (performance.now() - begin) / 1000;
      await trickle.stop();
      await this.untilNothingWaits(client, trickle, 0);
      this.events.push(...trickle.events);
      await process.stop();
      return { recovery };
    });
  }

  check(): Promise<string[]> {
    return this.context.stack.inDatabase(this.crashing.database, (client) => this.crashing.look(client, this.events));
  }

  close(): Promise<void> {
    return this.crashing.close();
  }

  private async untilNothingWaits(client: Client, trickle: Trickle, onItsWay = RATE * (this.crashing.onItsWay ?? ON_ITS_WAY)) {
    const end = performance.now() + PATIENCE;
    for (;;) {
      const out = trickle.out;
      const done = (await this.crashing.done(client)) - this.events.length;
      if (out > 0 && out - done <= onItsWay) return;
      if (performance.now() > end) throw new Error(`${this.name}: of ${out} events only ${done} are done.`);
      await sleep(LOOK_EVERY);
    }
  }
}
