import { topicFor } from '@milepost/contracts';
import { names } from '../contenders.js';
import { percentile } from '../figures/spread.js';
import { publishHistories } from '../record/publish.js';
import { startAggregator } from '../stack/services.js';
import { brokenCounts, type Counts } from './check-model.js';
import { FromScratch } from './from-scratch.js';
import { Live } from './live.js';
import { type Candidate, compare, type Context, type Measure } from './measure.js';
import { rebuilt } from './rebuilt.js';
import { untilProjected, untilSettled } from './until-projected.js';

const PREFIX = 'rebuild.';
const TOPIC = topicFor('health', PREFIX);
const VERSIONS = 2;
const MILESTONES = { quick: 50_000, thorough: 500_000 };
const QUIET_MS = 5_000;

/**
 * The read model again from the topic, checked and swapped in, while the one in use goes on: from the start of the command to its end.
 * A peer makes a further one from the topic's start, and compares nothing.
 */
export const rebuild: Measure = async (context) => {
  const { stack, effort } = context;
  const milestones = effort.wide ? MILESTONES.thorough : MILESTONES.quick;
  await stack.topic(TOPIC);
  await publishHistories(stack.brokers, TOPIC, { count: milestones, versions: VERSIONS });
  const database = await stack.database('aggregator');
  const aggregator = await startAggregator(stack, { database, prefix: PREFIX });
  await stack.inDatabase(database, (client) => untilSettled(client, milestones * VERSIONS));
  const run = new Rebuilding({ database, milestones, port: aggregator.port }, context);
  const peers = effort.wide ? [new FromScratch({ stack, topic: TOPIC, counts: () => run.counts() })] : [];
  const contenders = await compare([run, ...peers], context);
  await aggregator.stop();
  return [{ measure: 'rebuild', contenders, notes: [`rebuild: ${milestones * VERSIONS} events; ${run.note}`] }];
};

interface Model {
  database: string;
  milestones: number;
  port: number;
}

class Rebuilding implements Candidate {
  readonly name = names.milepost;
  note = '';
  private readonly faults: string[] = [];
  private recorded = 0;

  constructor(
    private readonly model: Model,
    private readonly context: Context,
  ) {}

  /** What is on the topic by now. */
  counts(): Counts {
    const { milestones } = this.model;
    return { events: milestones * VERSIONS + this.recorded, entries: milestones + this.recorded };
  }

  async warmUp(): Promise<void> {} // each run is a process of its own

  async run() {
    const { stack } = this.context;
    const { database, port } = this.model;
    const live = new Live({ brokers: stack.brokers, topic: TOPIC, port, from: this.model.milestones + this.recorded });
    const quiet = percentile(await live.during(QUIET_MS), 0.99);
    const events = this.model.milestones * VERSIONS;
    const ended = rebuilt(stack, { database, prefix: PREFIX }, events);
    const meanwhile = percentile(await live.during(ended), 0.99);
    this.recorded += await live.stop();
    this.faults.push(...live.faults);
    this.note = `visible after ${quiet.toFixed(1)} ms (p99) before, ${meanwhile.toFixed(1)} ms meanwhile, 100 events/s`;
    return { ...(await ended), drift: meanwhile / quiet, p99: meanwhile };
  }

  check(): Promise<string[]> {
    const { database } = this.model;
    const { events, entries } = this.counts();
    return this.context.stack.inDatabase(database, async (client) => {
      await untilProjected(client, events);
      return [...this.faults, ...(await brokenCounts(client, { events, entries }))];
    });
  }
}
