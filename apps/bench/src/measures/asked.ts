import type { Question, Report } from '../load/job.js';
import { runLoad } from '../load/run-load.js';
import type { RunningProcess } from '../stack/start-process.js';
import type { Candidate, Context } from './measure.js';
import { processorTime, since, Usage } from './metered.js';
import { refusals } from './refusals.js';

const CLIENTS = 64;
const SECONDS = 2;
const WARM_UP_SECONDS = 1.5;

export interface Reader {
  name: string;
  process: RunningProcess;
  /** What its right answers have, when it is not what the question says. */
  holds?: string;
}

/** Somebody who answers readers. */
export class Asked implements Candidate {
  note = '';
  private readonly reports: Report[] = [];
  private readonly usage = new Usage();

  constructor(
    private readonly reader: Reader,
    private readonly questions: readonly Question[],
    private readonly context: Context,
  ) {}

  get name(): string {
    return this.reader.name;
  }

  warmUp(): Promise<Report> {
    return this.ask(WARM_UP_SECONDS);
  }

  async run() {
    const marks = [this.reader.process.mark];
    const before = processorTime(marks);
    const { acknowledged, seconds, p50, p99 } = await this.ask(SECONDS * this.context.effort.scale);
    return { rate: acknowledged / seconds, p50, p99, cpu: this.usage.add(since(before, marks), acknowledged) };
  }

  async check(): Promise<string[]> {
    this.note = String(this.usage);
    return this.reports.flatMap(refusals);
  }

  private async ask(seconds: number): Promise<Report> {
    const { process, holds } = this.reader;
    const questions = holds === undefined ? this.questions : this.questions.map((question) => ({ ...question, holds }));
    const report = await runLoad({ loop: 'reads', port: process.port, clients: CLIENTS, seconds, questions });
    this.reports.push(report);
    return report;
  }
}
