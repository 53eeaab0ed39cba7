import type { Figures } from '../figures/result.js';
import type { ClosedLoop, Report } from '../load/job.js';
import { runLoad } from '../load/run-load.js';
import { preloadCommitments, preloadEntries } from '../record/preload.js';
import { startNaiveDepartment } from '../stack/naive-services.js';
import { startHealth, startIdentity } from '../stack/services.js';
import type { RunningProcess } from '../stack/start-process.js';
import { brokenHistories, naiveBrokenHistories } from './check-outbox.js';
import { type Candidate, compare, type Context, type Measure } from './measure.js';
import { metered } from './metered.js';

const CLIENTS = 64;
const PER_RUN = 8_000;
const WARM_UP_SECONDS = 2.5;

/** Updates by HTTP that are answered when they are on disk; nothing is relayed or projected meanwhile. */
export const accept: Measure = async (context) => {
  const { stack, effort } = context;
  const milestones = PER_RUN * (effort.repetitions + 1);
  const identity = await startIdentity(stack);
  const token = await identity.token('health-publisher');
  const [database, naiveDatabase] = [await stack.database('health'), await stack.database('naive')];
  const health = await startHealth(stack, { database, issuer: identity.process.url, prefix: 'accept.', relay: false });
  const naive = await startNaiveDepartment(stack, { database: naiveDatabase, topic: 'accept', relay: false });
  await stack.inDatabase(database, async (client) => {
    await preloadCommitments(client, milestones);
    await preloadEntries(client, { from: 0, count: milestones });
    await client.query('analyze');
  });
  const notes: string[] = [];
  const contenders = await compare(
    [
      candidate('Milepost', health, token, context, notes, (acknowledged) => stack.inDatabase(database, (client) => brokenHistories(client, acknowledged))),
      candidate('Nest-Fastify, one TypeORM transaction per POST', naive, token, context, notes, (acknowledged) => stack.inDatabase(naiveDatabase, (client) => naiveBrokenHistories(client, acknowledged))),
    ],
    context,
  ); // prettier-ignore
  for (const one of [naive, health, identity.process]) await one.stop();
  return { measure: 'accept', contenders, notes };
};

type Check = (acknowledged: number) => Promise<string[]>;

function candidate(name: string, process: RunningProcess, token: string, { effort }: Context, notes: string[], check: Check): Candidate {
  const reports: Report[] = [];
  const load = async (at: number, seconds: number) => {
    const job: ClosedLoop = { loop: 'closed', clients: CLIENTS, port: process.port, token, from: at * PER_RUN, count: PER_RUN, seconds };
    const report = await runLoad(job);
    reports.push(report);
    return report;
  };
  return {
    name,
    warmUp: () => load(0, WARM_UP_SECONDS),
    async run(repetition): Promise<Figures> {
      const { result, cpu } = await metered([process], () => load(repetition + 1, 4 * effort.scale));
      const { acknowledged, seconds, p50, p99 } = result;
      return { rate: acknowledged / seconds, p50, p99, cpu: (cpu / acknowledged) * 1000 };
    },
    async check() {
      notes.push(`accept, ${name}: the load used ${Math.round(Math.max(...reports.map((one) => one.load)) * 100)} % of a core at most`);
      const refused = reports.flatMap((one) => Object.entries(one.refused).map(([text, times]) => `${times} × ${text}`));
      return [...refused, ...(await check(reports.reduce((sum, one) => sum + one.acknowledged, 0)))];
    },
  };
}
