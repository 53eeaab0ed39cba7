import type { Figures } from '../figures/result.js';
import { spread } from '../figures/spread.js';
import type { Report } from '../load/job.js';
import { runLoad } from '../load/run-load.js';
import { family, megabytes } from '../stack/processes.js';
import type { Endured } from './endured.js';
import { closedJob } from './jobs.js';
import type { Context } from './measure.js';
import { refusals } from './refusals.js';
import { deadRows } from './table-sizes.js';
import { untilProjected } from './until-projected.js';

const MOST = 1_750;
const WINDOW_SECONDS = 30;
/**
 * The windows take turns with their milestones, and each milestone is changed so many times at most: histories stay about as long as the
 * real ones. Rows that grow beyond 2 kB would be kept elsewhere from then on, which looks like a table that grows without need.
 */
const VERSIONS = 4;

interface Window {
  report: Report;
  memory: number;
  /** By table. */
  bytes: Record<string, number>;
}

/** One load after the other at half of what somebody takes, and what is seen of it meanwhile. */
export class Windows {
  private readonly all: Window[] = [];
  private rate = 0;
  /** Updates that were answered before the first window. */
  private before = 0;
  private readonly first: ReturnType<typeof closedJob>;

  constructor(
    private readonly one: Endured,
    private readonly token: string,
    private readonly context: Context,
  ) {
    this.first = closedJob(token);
  }

  async run(): Promise<void> {
    const count = Math.max(4, (this.context.effort.minutes * 60) / WINDOW_SECONDS);
    const ranges = Math.ceil(count / VERSIONS);
    await this.one.preload({ from: 0, count: this.first.milestones });
    await this.halve();
    await this.one.preload({ from: this.first.milestones, count: ranges * this.rate * WINDOW_SECONDS });
    for (let at = 0; at < count; at++) this.all.push(await this.window(at, ranges));
  }

  /** The last third of the windows beside the first third; the very first window warms up. */
  figures(): Figures {
    const third = Math.floor(this.all.length / 3);
    const [before, after] = [this.all.slice(1, 1 + third), this.all.slice(-third)];
    const median = (some: readonly Window[], of: (one: Window) => number) => spread(some.map(of)).median;
    const grown = (of: (one: Window) => number) => median(after, of) / median(before, of);
    const report = (figure: 'p50' | 'p99' | 'p999') => median(after, (one) => one.report[figure]);
    return {
      ...(this.one.reader && { p50: report('p50'), p99: report('p99'), p999: report('p999') }),
      memory: median(after, ({ memory }) => memory),
      drift: grown((one) => one.report.p99),
      growth: grown(({ memory }) => memory),
      bloat: Math.max(...Object.keys(before[0]!.bytes).map((table) => grown(({ bytes }) => bytes[table]!))),
    };
  }

  async faults(): Promise<string[]> {
    const acknowledged = this.all.reduce((sum, { report }) => sum + report.acknowledged, this.before);
    await this.untilSent(acknowledged);
    return [...this.all.flatMap(({ report }) => refusals(report)), ...(await this.one.look(acknowledged))];
  }

  async note(): Promise<string> {
    const { databases, unit } = this.one;
    const dead = [];
    for (const database of databases) dead.push(await this.context.stack.inDatabase(database, deadRows));
    const sizes = Object.entries(this.all.at(-1)!.bytes).map(([table, bytes]) => `${table} ${bytes.toFixed(2)}`);
    const begin = `${this.rate} POST/s for ${(this.all.length * WINDOW_SECONDS) / 60} minutes`;
    return `${begin}; ${unit}: ${sizes.join(', ')}; dead rows at the end: ${dead.filter(Boolean).join(', ') || 'none'}`;
  }

  /** How many updates are taken in a second up to the last one that went its whole way, halved. */
  private async halve(): Promise<void> {
    const begin = performance.now();
    const { acknowledged } = await runLoad(this.first.of(this.one.processes[0].port)(0));
    await this.untilSent(acknowledged);
    this.before = acknowledged;
    this.rate = Math.min(MOST, Math.round((acknowledged / (performance.now() - begin)) * 500));
    this.context.tell(`  half load: ${this.rate}/s`);
  }

  private untilSent(updates: number): Promise<void> {
    const { database, count } = this.one.sent;
    return this.context.stack.inDatabase(database, (client) => untilProjected(client, updates, count));
  }

  private async window(at: number, ranges: number): Promise<Window> {
    const { rate, token } = this;
    const { processes, reader } = this.one;
    const count = rate * WINDOW_SECONDS;
    const [from, version] = [this.first.milestones + (at % ranges) * count, 1 + Math.floor(at / ranges)];
    const job = { rate, port: processes[0].port, token, from, count, seconds: WINDOW_SECONDS, version };
    const report = await runLoad({ loop: 'open', ...job, ...(reader && { reader }) });
    const memory = megabytes(processes.flatMap(({ mark }) => family(mark)).map(({ pid }) => pid));
    const bytes = await this.one.bytes();
    this.context.tell(`  window ${at + 1}: p50 ${report.p50.toFixed(1)}, p99 ${report.p99.toFixed(1)} ms, ${Math.round(memory)} MB`);
    return { report, memory, bytes };
  }
}
