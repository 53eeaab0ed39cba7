import type { Client } from 'pg';
import { topicFor } from '@milepost/contracts';
import { names } from '../contenders.js';
import { sinkText } from '../naive/sink-text.js';
import { histories, type Recorded } from '../record/milestones.js';
import { publish } from '../record/publish.js';
import { startJdbcSink } from '../stack/jdbc-sink.js';
import { naiveAggregatorName, type Projecting, startNaiveAggregator } from '../stack/naive-services.js';
import { startAggregator } from '../stack/services.js';
import { markOf, type Running } from '../stack/start-process.js';
import { brokenModel, naiveBrokenModel } from './check-model.js';
import { type Candidate, compare, type Context, type Measure } from './measure.js';
import { Usage } from './metered.js';
import { steadyRate } from './steady-rate.js';
import { countOf, PROJECTED, SUM_OF_VERSIONS } from './until-projected.js';

const VERSIONS = 2;
/** The first events warm the process up. */
const WARM_UP = 0.25;

/** A topic that is full already goes into an empty read model, history included, by a service that has just been started. */
export const projection: Measure = async (context) => {
  const { scale, wide } = context.effort;
  const wider = [peer(names.upsert, 'upsert', 1_500), peer(names.eachBatch, 'eachBatch', 10_000), debeziumSink];
  const peers = [peer(names.findOneAndSave, 'findOneAndSave', 750), ...(wide ? wider : [])];
  const runs = [milepost, ...peers].map((one) => {
    const events = histories({ from: 0, count: one.milestones * scale, versions: VERSIONS });
    return new Catching({ ...one, events }, context);
  });
  const contenders = await compare(runs, context);
  return [{ measure: 'projection', contenders, notes: runs.map((run) => `projection, ${run.name}: ${run.note}`) }];
};

interface Contestant {
  name: string;
  process: string;
  milestones: number;
  topic(run: string): string;
  /** How it needs an event, if not as it is. */
  text?(event: Recorded): string;
  start(context: Context, database: string, run: string): Promise<Running>;
  /** Gives the number of events projected so far. */
  projected: string;
  look(client: Client, events: readonly Recorded[]): Promise<string[]>;
}

const milepost: Contestant = {
  name: names.milepost,
  process: 'aggregator',
  milestones: 25_000,
  topic: (run) => topicFor('health', `${run}.`),
  start: ({ stack }, database, run) => startAggregator(stack, { database, prefix: `${run}.` }),
  projected: PROJECTED,
  look: brokenModel,
};

const peer = (name: string, project: Projecting, milestones: number): Contestant => ({
  name,
  process: naiveAggregatorName(project),
  milestones,
  topic: (run) => `${run}.${project}`,
  start: ({ stack }, database, run) => startNaiveAggregator(stack, { database, topic: `${run}.${project}`, project }),
  projected: SUM_OF_VERSIONS,
  look: naiveBrokenModel,
});

const debeziumSink: Contestant = {
  name: names.debeziumSink,
  process: 'jdbc-sink',
  milestones: 25_000,
  topic: (run) => `${run}.sink`,
  text: ({ event }) => sinkText(event.data),
  start: ({ stack }, database, run) => startJdbcSink(stack, { database, topic: `${run}.sink` }),
  projected: SUM_OF_VERSIONS,
  look: naiveBrokenModel,
};

class Catching implements Candidate {
  note = '';
  private readonly usage = new Usage();
  private readonly faults: string[] = [];

  constructor(
    private readonly contestant: Contestant & { events: Recorded[] },
    private readonly context: Context,
  ) {}

  get name(): string {
    return this.contestant.name;
  }

  async warmUp(): Promise<void> {} // each run begins with a process of its own

  async run(repetition: number) {
    const { stack } = this.context;
    const { events, topic, text, process, start, projected, look } = this.contestant;
    const run = `projection${repetition}`;
    await stack.topic(topic(run));
    await publish(stack.brokers, topic(run), text ? events.map((event) => ({ ...event, text: text(event) })) : events);
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
