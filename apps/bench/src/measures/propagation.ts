import type { Result } from '../figures/result.js';
import { spread } from '../figures/spread.js';
import type { Report } from '../load/job.js';
import { runLoad } from '../load/run-load.js';
import { preload } from '../record/preload.js';
import { startIdentity } from '../stack/services.js';
import { type Chain, type Laid, layDebeziumChain, startChain, startNaiveChain, stopChains } from './chain.js';
import { type Candidate, compare, type Context, type Measure } from './measure.js';
import { processorTime, since, Usage } from './metered.js';
import { refusals } from './refusals.js';

const SECONDS = 20;

/**
 * At a fixed rate: from the instant at which a request is due to leave until a reader sees its version in the read model.
 * Each chain's services run only in its turn: an idle client of kafkajs as shipped wakes a thousand times a second.
 */
export const propagation: Measure = async (context) => {
  const { stack, effort } = context;
  const identity = await startIdentity(stack);
  const token = await identity.token('health-publisher');
  const results: Result[] = [];
  for (const { rate, warmUp, peers, debezium } of effort.wide ? RATES : RATES.slice(0, 1)) {
    context.tell(` ${rate}/s`);
    const prefix = `propagation${rate}.`;
    const milepost = await startChain(stack, { issuer: identity.process.url, prefix });
    const seconds = effort.repetitions * (warmUp + SECONDS * effort.scale);
    await stack.inDatabase(milepost.department, (client) => preload(client, { from: 0, count: rate * seconds }));
    const chains = [milepost];
    for (const poll of effort.wide ? peers : peers.slice(0, 1)) chains.push(await startNaiveChain(stack, { poll, prefix }));
    await stopChains(...chains);
    const laid: Laid[] = [...chains, ...(effort.wide && debezium ? [await layDebeziumChain(stack, { prefix })] : [])];
    const runs = laid.map((chain) => new Followed(chain, { rate, warmUp, token }, context));
    const contenders = await compare(runs, context);
    const part = `${rate.toLocaleString('en')}/s`;
    results.push({ measure: 'propagation', part, contenders, notes: runs.map((run) => `propagation, ${part}, ${run.name}: ${run.note}`) });
  }
  await identity.process.stop();
  return results;
};

/**
 * POSTs per second; seconds of them that come before and are not measured: 40,000 POSTs, after which the code of services and broker is
 * compiled, and fewer where that would take minutes; the polls in milliseconds of who can follow, and whether Debezium can: the others do
 * not come to their end.
 */
const RATES = [
  { rate: 200, warmUp: 8, peers: [500, 50], debezium: true },
  { rate: 1_000, warmUp: 40, peers: [], debezium: true },
  { rate: 3_000, warmUp: 14, peers: [], debezium: false },
] as const;

type Sent = { rate: number; warmUp: number; token: string };

class Followed implements Candidate {
  note = '';
  /** Those before this one were moved by earlier loads. */
  private milestone = 0;
  private readonly reports: Report[] = [];
  private readonly answered: number[] = [];
  private readonly usage = new Usage();

  constructor(
    private readonly laid: Laid,
    private readonly sent: Sent,
    private readonly context: Context,
  ) {}

  get name(): string {
    return this.laid.name;
  }

  async warmUp(): Promise<void> {} // each run begins with services of its own

  async run() {
    const chain = await this.laid.start();
    await this.load(chain, this.sent.warmUp);
    const marks = chain.processes.map(({ mark }) => mark);
    const before = processorTime(marks);
    const { acknowledged, answered, p50, p99, p999 } = await this.load(chain, SECONDS * this.context.effort.scale);
    this.answered.push(answered);
    const cpu = this.usage.add(since(before, marks), acknowledged);
    await stopChains(chain);
    return { p50, p99, p999, cpu };
  }

  async check(): Promise<string[]> {
    const { stack } = this.context;
    const { department, model, look, projected } = this.laid;
    const acknowledged = this.reports.reduce((sum, report) => sum + report.acknowledged, 0);
    const { faults } = await stack.inDatabase(department, (client) => look(client, acknowledged));
    const { rows } = await stack.inDatabase(model, (client) => client.query<{ projected: number }>(projected));
    const seen = rows[0]!.projected;
    this.note = `answered in ${spread(this.answered).median.toFixed(1)} ms (p50), ${this.usage}`;
    return [
      ...this.reports.flatMap(refusals),
      ...faults,
      ...(seen === acknowledged ? [] : [`of ${acknowledged} events ${seen} are in the read model`]),
    ];
  }

  private async load({ processes, reader }: Chain, seconds: number): Promise<Report> {
    const { milestone: from } = this;
    const { token, rate } = this.sent;
    const count = rate * seconds;
    this.milestone += count;
    const report = await runLoad({ loop: 'open', rate, port: processes[0].port, reader, token, from, count, seconds });
    this.reports.push(report);
    return report;
  }
}
