import type { Client } from 'pg';
import { topicFor } from '@milepost/contracts';
import { histories, type Recorded } from '../record/milestones.js';
import { publish } from '../record/publish.js';
import { startNaiveAggregator } from '../stack/naive-services.js';
import { startAggregator } from '../stack/services.js';
import { markOf, type RunningProcess } from '../stack/start-process.js';
import { brokenModel, naiveBrokenModel } from './check-model.js';
import { type Candidate, compare, type Context, type Measure } from './measure.js';
import { Usage } from './metered.js';
import { steadyRate } from './steady-rate.js';

const VERSIONS = 2;
/** The first events warm the process up. */
const WARM_UP = 0.25;

/** A topic that is full already goes into an empty read model, history included, by a service that has just been started. */
export const projection: Measure = async (context) => {
  const { scale } = context.effort;
  const runs = [
    new Catching({ ...milepost, events: histories({ from: 0, count: 25_000 * scale, versions: VERSIONS }) }, context),
    new Catching({ ...naive, events: histories({ from: 0, count: 750 * scale, versions: VERSIONS }) }, context),
  ];
  const contenders = await compare(runs, context);
  return { measure: 'projection', contenders, notes: runs.map((run) => `projection, ${run.name}: ${run.note}`) };
};

interface Contestant {
  name: string;
  process: string;
  events: Recorded[];
  topic(run: string): string;
  start(context: Context, database: string, run: string): Promise<RunningProcess>;
  /** Gives the number of events projected so far. */
  projected: string;
  look(client: Client, events: readonly Recorded[]): Promise<string[]>;
}

const milepost: Omit<Contestant, 'events'> = {
  name: 'Milepost',
  process: 'aggregator',
  topic: (run) => topicFor('health', `${run}.`),
  start: ({ stack }, database, run) => startAggregator(stack, { database, prefix: `${run}.` }),
  projected: 'select coalesce(sum(next), 0)::int as projected from consumer_offset',
  look: brokenModel,
};

const naive: Omit<Contestant, 'events'> = {
  name: '@EventPattern, findOne and save per event, no history',
  process: 'naive-aggregator',
  topic: (run) => `${run}.naive`,
  start: ({ stack }, database, run) => startNaiveAggregator(stack, { database, topic: `${run}.naive` }),
  projected: 'select coalesce(sum(version), 0)::int as projected from entry',
  look: naiveBrokenModel,
};

class Catching implements Candidate {
  note = '';
  private readonly usage = new Usage();
  private readonly faults: string[] = [];

  constructor(
    private readonly contestant: Contestant,
    private readonly context: Context,
  ) {}

  get name(): string {
    return this.contestant.name;
  }

  async warmUp(): Promise<void> {} // each run begins with a process of its own

  async run(repetition: number) {
    const { stack } = this.context;
    const { events, topic, process, start, projected, look } = this.contestant;
    const run = `projection${repetition}`;
    await stack.topic(topic(run));
    await publish(stack.brokers, topic(run), events);
    const database = await stack.database('aggregator');
    return stack.inDatabase(database, async (client) => {
      const backlog = { done: () => countOf(client, projected), total: events.length, warmUp: WARM_UP, marks: [markOf(process)] };
      // Looked at while it starts: it may have caught up before it says that it is ready.
      const [started, { rate, cpu, events: counted }] = await Promise.all([start(this.context, database, run), steadyRate(backlog)]);
      this.faults.push(...(await look(client, events)));
      await started.stop();
      return { rate, cpu: this.usage.add(cpu, counted) };
    });
  }

  async check(): Promise<string[]> {
    this.note = String(this.usage);
    return this.faults;
  }
}

/** 0 until the service has made its tables. */
async function countOf(client: Client, text: string): Promise<number> {
  try {
    return (await client.query<{ projected: number }>(text)).rows[0]!.projected;
  } catch (error) {
    if ((error as { code?: string }).code === '42P01') return 0;
    throw error;
  }
}
