import type { Client } from 'pg';
import { topicFor } from '@milepost/contracts';
import { histories } from '../record/milestones.js';
import { preloadNaiveOutbox, preloadOutbox } from '../record/preload.js';
import { startNaiveDepartment } from '../stack/naive-services.js';
import { startHealth, startIdentity } from '../stack/services.js';
import type { RunningProcess } from '../stack/start-process.js';
import { brokenTopic } from './check-topic.js';
import { type Candidate, compare, type Context, type Measure } from './measure.js';
import { Usage } from './metered.js';
import { type Steady, steadyRate } from './steady-rate.js';

const VERSIONS = 2;
const PREFIX = 'relay.';
const TOPIC = topicFor('health', PREFIX);
const NAIVE_TOPIC = `${PREFIX}naive`;

/** A backlog of committed rows that goes to Kafka, acknowledged by all replicas, by the department's service. */
export const relay: Measure = async (context) => {
  const { stack } = context;
  const identity = await startIdentity(stack);
  const [database, naiveDatabase] = [await stack.database('health'), await stack.database('naive')];
  for (const topic of [TOPIC, NAIVE_TOPIC]) await stack.topic(topic);
  const health = await startHealth(stack, { database, issuer: identity.process.url, prefix: PREFIX, relay: true });
  const naive = await startNaiveDepartment(stack, { database: naiveDatabase, topic: NAIVE_TOPIC, relay: true });
  const runs = [
    new Drain('Milepost', health, { database, topic: TOPIC, milestones: 12_000, preload: preloadOutbox, sent: SENT }, context),
    new Drain('polling relay, 500 ms, 100 rows, Nest ClientKafka', naive, { database: naiveDatabase, topic: NAIVE_TOPIC, milestones: 2_000, preload: preloadNaiveOutbox, sent: NAIVE_SENT }, context),
  ]; // prettier-ignore
  const contenders = await compare(runs, context);
  for (const one of [naive, health, identity.process]) await one.stop();
  return { measure: 'relay', contenders, notes: runs.map((run) => `relay, ${run.name}: ${run.note}`) };
};

const SENT = 'select position::int as sent from relay_cursor';
const NAIVE_SENT = `select ((select coalesce(max(id), 0) from outbox) - (select count(*) from outbox where "sentAt" is null))::int as sent`;

interface Outbox {
  database: string;
  topic: string;
  /** In each run, with VERSIONS events each. */
  milestones: number;
  preload: typeof preloadOutbox;
  /** Gives the number of rows sent so far. */
  sent: string;
}

class Drain implements Candidate {
  note = '';
  private readonly usage = new Usage();
  private preloaded = 0;

  constructor(
    readonly name: string,
    private readonly process: RunningProcess,
    private readonly outbox: Outbox,
    private readonly context: Context,
  ) {}

  warmUp() {
    return this.drain(Math.round(this.outbox.milestones / 3));
  }

  async run() {
    const { rate, events, cpu } = await this.drain(this.outbox.milestones * this.context.effort.scale);
    return { rate, cpu: this.usage.add(cpu, events) };
  }

  async check(): Promise<string[]> {
    this.note = String(this.usage);
    return brokenTopic(this.context.stack.brokers, this.outbox.topic, this.preloaded);
  }

  private drain(milestones: number): Promise<Steady> {
    const { database, topic, preload, sent } = this.outbox;
    const events = histories({ from: this.preloaded, count: milestones, versions: VERSIONS });
    const before = this.preloaded;
    this.preloaded += events.length;
    return this.context.stack.inDatabase(database, async (client: Client) => {
      await preload(client, topic, events);
      const done = async () => (await client.query<{ sent: number }>(sent)).rows[0]!.sent - before;
      return steadyRate({ done, total: events.length, marks: [this.process.mark] });
    });
  }
}
