import { topicFor } from '@milepost/contracts';
import { names } from '../contenders.js';
import type { Result } from '../figures/result.js';
import { preloadNaiveModel } from '../record/preload.js';
import { publishHistories, publishThrough, withPublisher } from '../record/publish.js';
import { Trickle } from '../record/trickle.js';
import { startBareHttp, startNaiveAggregator } from '../stack/naive-services.js';
import { startAggregator } from '../stack/services.js';
import { Asked, type Reader } from './asked.js';
import { brokenCounts } from './check-model.js';
import { type Context, compare, type Measure } from './measure.js';
import { questions } from './questions.js';
import { untilProjected } from './until-projected.js';

const PREFIX = 'read.';
const TOPIC = topicFor('health', PREFIX);
const VERSIONS = 2;
const MILESTONES = 20_000;
/** Events per second that are projected beside the readers. */
const BESIDE = 1_000;

/** Readers by HTTP, 64 at once, of a model that is full; and while it is written. */
export const read: Measure = async (context) => {
  const milestones = MILESTONES * context.effort.scale;
  const readers = await startReaders(context, milestones);
  const all = [readers.milepost, ...readers.peers];
  const results: Result[] = [];
  const ask = async (part: string, whom: readonly Reader[], asked: keyof typeof questions) => {
    context.tell(` ${part}`);
    const runs = whom.map((one) => new Asked(one, questions[asked](milestones), context));
    results.push({
      measure: 'read',
      part,
      contenders: await compare(runs, context),
      notes: runs.map((run) => `read, ${part}, ${run.name}: ${run.note}`),
    });
  };
  await ask('uncached', [...all, readers.limit], 'uncached');
  await ask('cached', all, 'cached');
  if (context.effort.wide) {
    await ask('not modified', [readers.milepost], 'notModified');
    await ask('list of 50', all, 'list');
    await ask('as known today, from history', [readers.milepost], 'past');
    const faults = await besideEvents(context, readers.milepost, milestones, async () => {
      await ask('uncached, 1,000 events/s', [readers.milepost], 'uncached');
      await ask('cached, 1,000 events/s', [readers.milepost], 'cached');
    });
    results.push(...results.splice(-1).map((last) => withFaults(last, faults)));
  }
  for (const { process } of [...all, readers.limit]) await process.stop();
  return results;
};

/** Further milestones are recorded while `work` goes on; gives what is wrong with the model after it. */
async function besideEvents({ stack }: Context, { database }: Milepost, milestones: number, work: () => Promise<void>): Promise<string[]> {
  const count = 5_000;
  return withPublisher(stack.brokers, async (publisher) => {
    const trickle = new Trickle({ rate: BESIDE, from: milestones, count, sink: (events) => publishThrough(publisher, TOPIC, events) });
    await work();
    await trickle.stop();
    const events = milestones * VERSIONS + trickle.out;
    return stack.inDatabase(database, async (client) => {
      await untilProjected(client, events);
      return brokenCounts(client, { events, entries: milestones + Math.min(count, trickle.out) });
    });
  });
}

const withFaults = (result: Result, faults: readonly string[]): Result => ({
  ...result,
  contenders: result.contenders.map((one) => ({ ...one, faults: [...one.faults, ...faults] })),
});

type Milepost = Reader & { database: string };

async function startReaders(context: Context, milestones: number) {
  const peers = [await startPeer(context, milestones, 'fastify')];
  if (context.effort.wide) peers.unshift(await startPeer(context, milestones, 'express'));
  const limit = { name: names.bareHttp, process: await startBareHttp(context.stack), holds: '' };
  return { milepost: await startMilepost(context, milestones), peers, limit };
}

async function startMilepost({ stack }: Context, milestones: number): Promise<Milepost> {
  await stack.topic(TOPIC);
  await publishHistories(stack.brokers, TOPIC, { count: milestones, versions: VERSIONS });
  const database = await stack.database('aggregator');
  const process = await startAggregator(stack, { database, prefix: PREFIX });
  await stack.inDatabase(database, async (client) => {
    await untilProjected(client, milestones * VERSIONS);
    await client.query('vacuum analyze');
  });
  return { name: names.milepost, process, database };
}

async function startPeer({ stack }: Context, milestones: number, http: 'express' | 'fastify'): Promise<Reader> {
  const [database, topic] = [await stack.database('naive'), `${PREFIX}${http}`];
  await stack.topic(topic);
  const process = await startNaiveAggregator(stack, { database, topic, http });
  await stack.inDatabase(database, (client) => preloadNaiveModel(client, { milestones, version: VERSIONS }));
  return { name: http === 'express' ? names.expressTypeorm : names.fastifyTypeorm, process };
}
