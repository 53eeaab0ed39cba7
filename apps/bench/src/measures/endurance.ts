import { names } from '../contenders.js';
import { spread } from '../figures/spread.js';
import { runLoad } from '../load/run-load.js';
import type { Report } from '../load/job.js';
import { preload } from '../record/preload.js';
import { startIdentity } from '../stack/services.js';
import { family, megabytes } from '../stack/processes.js';
import { type Chain, startChain, stopChains } from './chain.js';
import { closedJob, PER_RUN } from './jobs.js';
import type { Context, Measure } from './measure.js';
import { refusals } from './refusals.js';
import { bytesPerByte, deadRows } from './table-sizes.js';
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

/** The whole chain at half of what it takes, for long: whether latency, memory or tables grow with time. */
export const endurance: Measure = async (context) => {
  const { stack, effort } = context;
  const identity = await startIdentity(stack);
  const token = await identity.token('health-publisher');
  const chain = await startChain(stack, { issuer: identity.process.url, prefix: 'endurance.' });
  await stack.inDatabase(chain.department, (client) => preload(client, { from: 0, count: PER_RUN }));
  const { taken, rate } = await halfLoad(context, chain, token);
  const count = Math.max(4, (effort.minutes * 60) / WINDOW_SECONDS);
  const ranges = Math.ceil(count / VERSIONS);
  await stack.inDatabase(chain.department, (client) => preload(client, { from: PER_RUN, count: ranges * rate * WINDOW_SECONDS }));
  const windows: Window[] = [];
  for (let at = 0; at < count; at++) windows.push(await window(context, { chain, token, rate, ranges }, at));
  const { faults, notes } = await leftBehind(context, chain, { windows, taken, rate });
  await stopChains(chain);
  await identity.process.stop();
  return [{ measure: 'endurance', contenders: [{ name: names.milepost, runs: [compared(windows)], faults }], notes }];
};

/** How many updates the chain takes in a second up to the last projected one, halved; and how many that were. */
async function halfLoad({ stack, tell }: Context, chain: Chain, token: string): Promise<{ taken: number; rate: number }> {
  const begin = performance.now();
  const { acknowledged: taken } = await runLoad(closedJob(chain.processes[0].port, token, 2)(0));
  await stack.inDatabase(chain.model, (client) => untilProjected(client, taken, chain.projected));
  const rate = Math.min(MOST, Math.round((taken / (performance.now() - begin)) * 500));
  tell(`  half load: ${rate}/s`);
  return { taken, rate };
}

type Load = { chain: Chain; token: string; rate: number; ranges: number };

async function window({ stack, tell }: Context, { chain, token, rate, ranges }: Load, at: number): Promise<Window> {
  const [department, aggregator] = chain.processes;
  const count = rate * WINDOW_SECONDS;
  const from = PER_RUN + (at % ranges) * count;
  const version = 1 + Math.floor(at / ranges);
  const job = { rate, port: department.port, reader: chain.reader, token, from, count, seconds: WINDOW_SECONDS, version };
  const report = await runLoad({ loop: 'open', ...job });
  const memory = megabytes([department, aggregator].flatMap(({ mark }) => family(mark)).map(({ pid }) => pid));
  const bytes = { ...(await stack.inDatabase(chain.department, bytesPerByte)), ...(await stack.inDatabase(chain.model, bytesPerByte)) };
  tell(`  window ${at + 1}: p50 ${report.p50.toFixed(1)}, p99 ${report.p99.toFixed(1)} ms, ${Math.round(memory)} MB`);
  return { report, memory, bytes };
}

/** The last third of the windows beside the first third; the very first window warms up. */
function compared(windows: readonly Window[]) {
  const third = Math.floor(windows.length / 3);
  const [before, after] = [windows.slice(1, 1 + third), windows.slice(-third)];
  const median = (some: readonly Window[], of: (one: Window) => number) => spread(some.map(of)).median;
  const grown = (of: (one: Window) => number) => median(after, of) / median(before, of);
  const bloat = Math.max(...Object.keys(before[0]!.bytes).map((table) => grown(({ bytes }) => bytes[table]!)));
  return {
    p50: median(after, ({ report }) => report.p50),
    p99: median(after, ({ report }) => report.p99),
    p999: median(after, ({ report }) => report.p999),
    memory: median(after, ({ memory }) => memory),
    drift: grown(({ report }) => report.p99),
    growth: grown(({ memory }) => memory),
    bloat,
  };
}

type Done = { windows: readonly Window[]; taken: number; rate: number };

async function leftBehind({ stack }: Context, chain: Chain, { windows, taken, rate }: Done) {
  const acknowledged = windows.reduce((sum, { report }) => sum + report.acknowledged, taken);
  const { faults } = await stack.inDatabase(chain.department, (client) => chain.look(client, acknowledged));
  const dead = [await stack.inDatabase(chain.department, deadRows), await stack.inDatabase(chain.model, deadRows)].filter(Boolean);
  const sizes = Object.entries(windows.at(-1)!.bytes).map(([table, bytes]) => `${table} ${bytes.toFixed(2)}`);
  const begin = `endurance: ${rate} POST/s for ${(windows.length * WINDOW_SECONDS) / 60} minutes`;
  return {
    faults: [...windows.flatMap(({ report }) => refusals(report)), ...faults],
    notes: [`${begin}; bytes on disk for a byte of rows: ${sizes.join(', ')}; dead rows at the end: ${dead.join(', ') || 'none'}`],
  };
}
