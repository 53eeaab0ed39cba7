import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { Recorded } from '../record/milestones.js';
import { Trickle } from '../record/trickle.js';
import type { RunningProcess } from '../stack/start-process.js';
import type { Candidate, Context } from './measure.js';

/** Events per second: what the slowest contender can follow. */
const RATE = 200;
const WORKING_MS = 3_000;
const LOOK_EVERY = 20;
const PATIENCE = 120_000;
/** What may be on its way when nothing waits, in seconds of events. */
const ON_ITS_WAY = 0.05;

/** A service that works off what it is fed. */
export interface Crashing {
  name: string;
  database: string;
  start(): Promise<RunningProcess>;
  /** More than usual may be on its way, in seconds of events. */
  onItsWay?: number;
  feed(client: Client, events: readonly Recorded[]): Promise<void>;
  /** Gives the number of events that are done. */
  done: string;
  /** What is wrong when all of these should be done. */
  look(client: Client, events: readonly Recorded[]): Promise<string[]>;
  close(): Promise<void>;
}

/** Fed at a steady rate from its first start to its last look; each run kills it once. */
export class Killed implements Candidate {
  private process!: RunningProcess;
  private client!: Client;
  private trickle!: Trickle;

  constructor(
    private readonly crashing: Crashing,
    private readonly context: Context,
  ) {}

  get name(): string {
    return this.crashing.name;
  }

  async warmUp(): Promise<void> {
    const { database, start, feed } = this.crashing;
    this.process = await start();
    this.client = new Client({ connectionString: database });
    this.client.on('error', () => undefined); // when the run fails and its servers are ended, its own error shall be told
    await this.client.connect();
    this.trickle = new Trickle({ rate: RATE, from: 0, count: 500, sink: (events) => feed(this.client, events) });
    await this.untilNothingWaits();
  }

  async run() {
    await sleep(WORKING_MS);
    const begin = performance.now();
    await this.process.kill();
    this.process = await this.crashing.start();
    await this.untilNothingWaits();
    return { recovery: (performance.now() - begin) / 1000 };
  }

  async check(): Promise<string[]> {
    await this.trickle.stop();
    await this.untilNothingWaits(0);
    return this.crashing.look(this.client, this.trickle.events);
  }

  async stop(): Promise<void> {
    await this.client.end();
    await this.process.stop();
    await this.crashing.close();
  }

  private async untilNothingWaits(onItsWay = RATE * (this.crashing.onItsWay ?? ON_ITS_WAY)): Promise<void> {
    const end = performance.now() + PATIENCE;
    for (;;) {
      const out = this.trickle.out;
      const { rows } = await this.client.query<{ done: number }>(this.crashing.done);
      if (out > 0 && out - rows[0]!.done <= onItsWay) return;
      if (performance.now() > end) throw new Error(`${this.name}: of ${out} events only ${rows[0]!.done} are done.`);
      await sleep(LOOK_EVERY);
    }
  }
}
