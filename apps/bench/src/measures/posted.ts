import type { Figures } from '../figures/result.js';
import type { Job, Report } from '../load/job.js';
import { runLoad } from '../load/run-load.js';
import type { RunningProcess } from '../stack/start-process.js';
import type { Look } from './check-outbox.js';
import type { Candidate, Context } from './measure.js';
import { processorTime, since, Usage } from './metered.js';
import { refusals } from './refusals.js';

export interface Writer {
  name: string;
  process: RunningProcess;
  database: string;
  look: Look;
}

/** `run` 0 warms up. */
export type JobOf = (run: number) => Job;

/** Somebody who takes updates by HTTP. */
export class Posted implements Candidate {
  note = '';
  private readonly reports: Report[] = [];
  private readonly usage = new Usage();

  constructor(
    private readonly writer: Writer,
    private readonly jobOf: JobOf,
    private readonly context: Context,
  ) {}

  get name(): string {
    return this.writer.name;
  }

  warmUp(): Promise<Report> {
    return this.load(0);
  }

  async run(repetition: number): Promise<Figures> {
    const marks = [this.writer.process.mark];
    const before = processorTime(marks);
    const job = this.jobOf(repetition + 1);
    const { acknowledged, seconds, p50, p99, p999 } = await this.load(repetition + 1);
    const cpu = this.usage.add(since(before, marks), acknowledged);
    return job.loop === 'open' ? { p50, p99, p999, cpu } : { rate: acknowledged / seconds, p50, p99, p999, cpu };
  }

  /** How many updates were answered as recorded. */
  get acknowledged(): number {
    return this.reports.reduce((sum, report) => sum + report.acknowledged, 0);
  }

  async check(): Promise<string[]> {
    const { look, database } = this.writer;
    const { faults, bytes } = await this.context.stack.inDatabase(database, (client) => look(client, this.acknowledged));
    const load = Math.max(...this.reports.map((report) => report.load));
    this.note = `events of ${bytes} bytes, ${this.usage}; the load took ${Math.round(load * 100)} % of a core at most`;
    return [...this.reports.flatMap(refusals), ...faults];
  }

  private async load(run: number): Promise<Report> {
    const report = await runLoad(this.jobOf(run));
    this.reports.push(report);
    return report;
  }
}
