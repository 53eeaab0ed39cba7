import { names } from '../contenders.js';
import type { Result } from '../figures/result.js';
import { preload } from '../record/preload.js';
import { startNaiveDepartment, startStatementDepartment } from '../stack/naive-services.js';
import { startHealth, startIdentity } from '../stack/services.js';
import { acceptInChain } from './accept-in-chain.js';
import { brokenHistories, naiveBrokenHistories } from './check-outbox.js';
import { closedJob, openJob } from './jobs.js';
import { compare, type Context, type Measure } from './measure.js';
import { Posted, type Writer } from './posted.js';
import { RawInsert } from './raw-insert.js';

/** Updates by HTTP that are answered when they are on disk; nothing is relayed or projected meanwhile, but for the last part. */
export const accept: Measure = async (context) => {
  const { stack, effort } = context;
  const identity = await startIdentity(stack);
  const start = { issuer: identity.process.url, token: await identity.token('health-publisher') };
  const results = [await together(context, start)];
  if (effort.wide) {
    for (const rate of [1_000, 5_000, 10_000]) results.push(await atRate(context, start, rate));
    results.push(await acceptInChain(context, start));
  }
  await identity.process.stop();
  return results;
};

export interface AcceptStart {
  issuer: string;
  token: string;
}

/** As many as 64 clients get answered. */
async function together(context: Context, start: AcceptStart): Promise<Result> {
  const { stack, effort } = context;
  const job = closedJob(start.token, effort.scale);
  const writers = [await ownWriter(context, start, job.milestones * (effort.repetitions + 1)), await nestWriter(context, 'fastify')];
  if (effort.wide) writers.push(await nestWriter(context, 'express'), await statementWriter(context));
  const runs = writers.map((writer) => new Posted(writer, job.of(writer.process.port), context));
  const limit = effort.wide ? [new RawInsert(await stack.database('raw'), context)] : [];
  const contenders = await compare([...runs, ...limit], context);
  for (const { process } of writers) await process.stop();
  return { measure: 'accept', contenders, notes: runs.map((run) => `accept, ${run.name}: ${run.note}`) };
}

/** As many as come, whether or not the ones before are answered. */
async function atRate(context: Context, start: AcceptStart, rate: number): Promise<Result> {
  const part = `${rate.toLocaleString('en')}/s`;
  context.tell(` ${part}`);
  const job = openJob(start.token, rate);
  const writer = await ownWriter(context, start, job.milestones * (context.effort.repetitions + 1));
  const run = new Posted(writer, job.of(writer.process.port), context);
  const contenders = await compare([run], context);
  await writer.process.stop();
  return { measure: 'accept', part, contenders, notes: [`accept, ${part}: ${run.note}`] };
}

async function ownWriter({ stack }: Context, { issuer }: AcceptStart, milestones: number): Promise<Writer> {
  const database = await stack.database('health');
  const process = await startHealth(stack, { database, issuer, prefix: 'accept.', relay: false });
  await stack.inDatabase(database, (client) => preload(client, { from: 0, count: milestones }));
  return { name: names.milepost, process, database, look: brokenHistories };
}

async function nestWriter({ stack }: Context, http: 'express' | 'fastify'): Promise<Writer> {
  const database = await stack.database('naive');
  const process = await startNaiveDepartment(stack, { database, topic: 'accept', relay: false, http });
  return { name: http === 'express' ? names.expressTypeorm : names.fastifyTypeorm, process, database, look: naiveBrokenHistories };
}

async function statementWriter({ stack }: Context): Promise<Writer> {
  const database = await stack.database('naive');
  const process = await startStatementDepartment(stack, { database, topic: 'accept' });
  return { name: names.fastifyStatement, process, database, look: naiveBrokenHistories };
}
