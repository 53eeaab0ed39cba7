import { topicFor } from '@milepost/contracts';
import { spread } from '../figures/spread.js';
import type { Reader, Report } from '../load/job.js';
import { runLoad } from '../load/run-load.js';
import { preload } from '../record/preload.js';
import { startNaiveAggregator, startNaiveDepartment } from '../stack/naive-services.js';
import { startAggregator, startHealth, startIdentity } from '../stack/services.js';
import type { RunningProcess } from '../stack/start-process.js';
import type { Stack } from '../stack/stack.js';
import { brokenHistories, type Look, naiveBrokenHistories } from './check-outbox.js';
import { type Candidate, compare, type Context, type Measure } from './measure.js';
import { processorTime, since, Usage } from './metered.js';
import { refusals } from './refusals.js';

const RATE = 200;
const SECONDS = 8;
const WARM_UP_SECONDS = 4;
const PREFIX = 'propagation.';
const NAIVE_TOPIC = `${PREFIX}naive`;

/** At a fixed rate: from the instant at which a request is due to leave until a reader sees its version in the read model. */
export const propagation: Measure = async (context) => {
  const { stack, effort } = context;
  const identity = await startIdentity(stack);
  const token = await identity.token('health-publisher');
  const milepost = await startMilepost(stack, identity.process.url);
  const naive = await startNaive(stack);
  const perRun = RATE * SECONDS * effort.scale;
  await stack.inDatabase(milepost.department, (client) => preload(client, perRun * (effort.repetitions + 1)));
  const runs = [new Followed('Milepost', milepost, token, context), new Followed(NAIVE, naive, token, context)];
  const contenders = await compare(runs, context);
  for (const one of [...naive.processes, ...milepost.processes, identity.process]) await one.stop();
  return { measure: 'propagation', contenders, notes: runs.map((run) => `propagation, ${run.name}: ${run.note}`) };
};

const NAIVE = 'TypeORM transaction, polling relay 500 ms, @EventPattern';

interface Chain {
  processes: readonly [department: RunningProcess, aggregator: RunningProcess];
  reader: Reader;
  /** Databases. */
  department: string;
  model: string;
  look: Look;
  /** Gives the number of events that the read model has taken in. */
  projected: string;
}

async function startMilepost(stack: Stack, issuer: string): Promise<Chain> {
  const [department, model] = [await stack.database('health'), await stack.database('aggregator')];
  await stack.topic(topicFor('health', PREFIX));
  const health = await startHealth(stack, { database: department, issuer, prefix: PREFIX, relay: true });
  const aggregator = await startAggregator(stack, { database: model, prefix: PREFIX });
  const projected = 'select count(*)::int as projected from history';
  return {
    processes: [health, aggregator],
    reader: { by: 'api', port: aggregator.port },
    department,
    model,
    look: brokenHistories,
    projected,
  };
}

async function startNaive(stack: Stack): Promise<Chain> {
  const [department, model] = [await stack.database('naive'), await stack.database('naive_model')];
  await stack.topic(NAIVE_TOPIC);
  const writer = await startNaiveDepartment(stack, { database: department, topic: NAIVE_TOPIC, relay: true });
  const aggregator = await startNaiveAggregator(stack, { database: model, topic: NAIVE_TOPIC });
  const projected = 'select coalesce(sum(version - 1), 0)::int as projected from entry';
  return { processes: [writer, aggregator], reader: { by: 'table', url: model }, department, model, look: naiveBrokenHistories, projected };
}

class Followed implements Candidate {
  note = '';
  private readonly reports: Report[] = [];
  private readonly usage = new Usage();

  constructor(
    readonly name: string,
    private readonly chain: Chain,
    private readonly token: string,
    private readonly context: Context,
  ) {}

  warmUp(): Promise<Report> {
    return this.load(0, WARM_UP_SECONDS);
  }

  async run(repetition: number) {
    const marks = this.chain.processes.map(({ mark }) => mark);
    const before = processorTime(marks);
    const { acknowledged, p50, p99 } = await this.load(repetition + 1, SECONDS * this.context.effort.scale);
    return { p50, p99, cpu: this.usage.add(since(before, marks), acknowledged) };
  }

  async check(): Promise<string[]> {
    const { stack } = this.context;
    const { department, model, look, projected } = this.chain;
    const acknowledged = this.reports.reduce((sum, report) => sum + report.acknowledged, 0);
    const { faults } = await stack.inDatabase(department, (client) => look(client, acknowledged));
    const { rows } = await stack.inDatabase(model, (client) => client.query<{ projected: number }>(projected));
    const seen = rows[0]!.projected;
    const answered = spread(this.reports.slice(1).map((report) => report.answered)).median.toFixed(1);
    this.note = `${RATE} POST/s, answered in ${answered} ms (p50), ${this.usage}`;
    return [
      ...this.reports.flatMap(refusals),
      ...faults,
      ...(seen === acknowledged ? [] : [`of ${acknowledged} events ${seen} are in the read model`]),
    ];
  }

  private async load(at: number, seconds: number): Promise<Report> {
    const { token, chain } = this;
    const count = RATE * SECONDS * this.context.effort.scale;
    const job = { loop: 'open', rate: RATE, port: chain.processes[0].port, reader: chain.reader, token, from: at * count, count, seconds };
    const report = await runLoad({ ...job, loop: 'open' });
    this.reports.push(report);
    return report;
  }
}
