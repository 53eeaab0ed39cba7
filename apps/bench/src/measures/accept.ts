import type { Report } from '../load/job.js';
import { runLoad } from '../load/run-load.js';
import { preload } from '../record/preload.js';
import { startNaiveDepartment } from '../stack/naive-services.js';
import { startHealth, startIdentity } from '../stack/services.js';
import type { RunningProcess } from '../stack/start-process.js';
import { brokenHistories, type Look, naiveBrokenHistories } from './check-outbox.js';
import { type Candidate, compare, type Context, type Measure } from './measure.js';
import { processorTime, since, Usage } from './metered.js';
import { refusals } from './refusals.js';

const CLIENTS = 64;
const PER_RUN = 16_000;
const SECONDS = 4;
const WARM_UP_SECONDS = 2.5;

/** Updates by HTTP that are answered when they are on disk; nothing is relayed or projected meanwhile. */
export const accept: Measure = async (context) => {
  const { stack } = context;
  const identity = await startIdentity(stack);
  const token = await identity.token('health-publisher');
  const [database, naiveDatabase] = [await stack.database('health'), await stack.database('naive')];
  const health = await startHealth(stack, { database, issuer: identity.process.url, prefix: 'accept.', relay: false });
  const naive = await startNaiveDepartment(stack, { database: naiveDatabase, topic: 'accept', relay: false });
  await stack.inDatabase(database, (client) => preload(client, PER_RUN * (context.effort.repetitions + 1)));
  const runs = [
    new Run('Milepost', health, token, { look: brokenHistories, database }, context),
    new Run(
      'Nest-Fastify, one TypeORM transaction per POST',
      naive,
      token,
      { look: naiveBrokenHistories, database: naiveDatabase },
      context,
    ),
  ];
  const contenders = await compare(runs, context);
  for (const one of [naive, health, identity.process]) await one.stop();
  return { measure: 'accept', contenders, notes: runs.map((run) => `accept, ${run.name}: ${run.note}`) };
};

class Run implements Candidate {
  note = '';
  private readonly reports: Report[] = [];
  private readonly usage = new Usage();

  constructor(
    readonly name: string,
    private readonly process: RunningProcess,
    private readonly token: string,
    private readonly outbox: { look: Look; database: string },
    private readonly context: Context,
  ) {}

  warmUp(): Promise<Report> {
    return this.load(0, WARM_UP_SECONDS);
  }

  async run(repetition: number) {
    const marks = [this.process.mark];
    const before = processorTime(marks);
    const { acknowledged, seconds, p50, p99 } = await this.load(repetition + 1, SECONDS * this.context.effort.scale);
    return { rate: acknowledged / seconds, p50, p99, cpu: this.usage.add(since(before, marks), acknowledged) };
  }

  async check(): Promise<string[]> {
    const { look, database } = this.outbox;
    const acknowledged = this.reports.reduce((sum, report) => sum + report.acknowledged, 0);
    const { faults, bytes } = await this.context.stack.inDatabase(database, (client) => look(client, acknowledged));
    const load = Math.max(...this.reports.map((report) => report.load));
    this.note = `events of ${bytes} bytes, ${this.usage}; the load took ${Math.round(load * 100)} % of a core at most`;
    return [...this.reports.flatMap(refusals), ...faults];
  }

  /** Each run has milestones of its own, so that histories stay as short as the real ones. */
  private async load(at: number, seconds: number): Promise<Report> {
    const { token, process } = this;
    const report = await runLoad({
      loop: 'closed',
      clients: CLIENTS,
      port: process.port,
      token,
      from: at * PER_RUN,
      count: PER_RUN,
      seconds,
    });
    this.reports.push(report);
    return report;
  }
}
