import type { Client } from 'pg';
import { names } from '../contenders.js';
import { histories } from '../record/milestones.js';
import { preloadNaiveOutbox } from '../record/preload.js';
import { DEBEZIUM_OUTBOX, startDebezium } from '../stack/debezium.js';
import { brokenTopic } from './check-topic.js';
import type { Candidate, Context } from './measure.js';
import { Usage } from './metered.js';
import { type Steady, steadyRate } from './steady-rate.js';
import { TopicEnd } from './topic-end.js';

const VERSIONS = 2;
const MILESTONES = 12_000;
/** What its Java compiles in the first seconds is no work of the backlog's. */
const WARM_UP = 12_000;

/** The backlog by Debezium, which runs in its turns only: it would read what the others write, too. */
export class DebeziumDrain implements Candidate {
  readonly name = names.debezium;
  note = '';
  private readonly usage = new Usage();
  private preloaded = 0;

  private constructor(
    private readonly at: { database: string; topic: string },
    private readonly context: Context,
  ) {}

  static async prepare(context: Context, at: { database: string; topic: string }): Promise<DebeziumDrain> {
    await context.stack.inDatabase(at.database, (client) => client.query(DEBEZIUM_OUTBOX));
    return new DebeziumDrain(at, context);
  }

  async warmUp(): Promise<void> {} // each run begins with a process of its own, and a backlog that does not count

  async run() {
    const debezium = await startDebezium(this.context.stack, this.at);
    try {
      await this.drain(WARM_UP, debezium.mark);
      const { rate, events, cpu } = await this.drain(MILESTONES * this.context.effort.scale, debezium.mark);
      return { rate, cpu: this.usage.add(cpu, events) };
    } finally {
      await debezium.stop();
    }
  }

  async check(): Promise<string[]> {
    this.note = String(this.usage);
    return brokenTopic(this.context.stack.brokers, this.at.topic, this.preloaded);
  }

  private async drain(milestones: number, mark: string): Promise<Steady> {
    const { stack } = this.context;
    const events = histories({ from: this.preloaded, count: milestones, versions: VERSIONS });
    const end = await TopicEnd.of(stack.brokers, this.at.topic);
    try {
      const before = this.preloaded;
      await stack.inDatabase(this.at.database, (client: Client) => preloadNaiveOutbox(client, this.at.topic, events));
      this.preloaded += events.length;
      const done = async () => (await end.now()) - before;
      return await steadyRate({ done, total: events.length, marks: [mark] });
    } finally {
      await end.close();
    }
  }
}
