import { topicFor } from '@milepost/contracts';
import { kafkaPublisher } from '@milepost/outbox';
import { names } from '../contenders.js';
import { preloadNaiveOutbox, preloadOutbox } from '../record/preload.js';
import { publishThrough } from '../record/publish.js';
import { startNaiveAggregator, startNaiveDepartment } from '../stack/naive-services.js';
import { startAggregator, startHealth, startIdentity } from '../stack/services.js';
import { brokenModel, naiveBrokenModel } from './check-model.js';
import { brokenAtLeastOnce } from './check-topic.js';
import { compare, type Context, type Measure } from './measure.js';
import { type Crashing, Killed } from './killed.js';
import { PROJECTED } from './until-projected.js';

const PREFIX = 'recovery.';
/** Seconds: a relay that nobody wakes looks every quarter or half of a second, and moves its cursor later. */
const UNWOKEN = 0.6;

/** Killed by SIGKILL in the midst of its work and started again at once: from the kill until nothing waits any more. */
export const recovery: Measure = async (context) => {
  const aggregators = [ownAggregator, ...(context.effort.wide ? [naiveAggregator] : [])];
  const departments = [ownDepartment, ...(context.effort.wide ? [naiveDepartment] : [])];
  return [
    { measure: 'recovery', part: 'aggregator', contenders: await killAll(aggregators, context), notes: [] },
    { measure: 'recovery', part: 'department', contenders: await killAll(departments, context), notes: [] },
  ];
};

async function killAll(all: readonly ((context: Context) => Promise<Crashing>)[], context: Context) {
  const runs = [];
  for (const prepare of all) runs.push(new Killed(await prepare(context), context));
  const contenders = await compare(runs, context);
  for (const run of runs) await run.stop();
  return contenders;
}

async function ownAggregator({ stack }: Context): Promise<Crashing> {
  const [database, topic] = [await stack.database('aggregator'), topicFor('health', PREFIX)];
  return {
    name: names.milepost,
    database,
    start: () => startAggregator(stack, { database, prefix: PREFIX }),
    ...(await onTopic(stack.brokers, topic, () => stack.topic(topic))),
    done: PROJECTED.replace('projected', 'done'),
    look: (client, events) => brokenModel(client, events),
  };
}

async function naiveAggregator({ stack }: Context): Promise<Crashing> {
  const [database, topic] = [await stack.database('naive'), `${PREFIX}naive`];
  return {
    name: names.findOneAndSave,
    database,
    start: () => startNaiveAggregator(stack, { database, topic }),
    ...(await onTopic(stack.brokers, topic, () => stack.topic(topic))),
    done: 'select coalesce(sum(version), 0)::int as done from entry',
    look: (client, events) => naiveBrokenModel(client, events),
  };
}

async function onTopic(brokers: string[], topic: string, make: () => Promise<void>): Promise<Pick<Crashing, 'feed' | 'close'>> {
  await make();
  const publisher = kafkaPublisher({ brokers, clientId: 'bench' });
  return { feed: (_client, events) => publishThrough(publisher, topic, events), close: () => publisher.close() };
}

async function ownDepartment({ stack }: Context): Promise<Crashing> {
  const [database, prefix] = [await stack.database('health'), `${PREFIX}relay.`];
  const topic = topicFor('health', prefix);
  await stack.topic(topic);
  const identity = await startIdentity(stack);
  return {
    name: names.milepost,
    database,
    onItsWay: UNWOKEN,
    start: () => startHealth(stack, { database, issuer: identity.process.url, prefix, relay: true }),
    feed: (client, events) => preloadOutbox(client, topic, events),
    done: 'select count(*)::int as done from outbox where position <= (select position from relay_cursor)',
    look: (_client, events) => brokenAtLeastOnce(stack.brokers, topic, events.length),
    close: () => identity.process.stop(),
  };
}

async function naiveDepartment({ stack }: Context): Promise<Crashing> {
  const [database, topic] = [await stack.database('naive'), `${PREFIX}relay.naive`];
  await stack.topic(topic);
  return {
    name: names.pollingRelay,
    database,
    onItsWay: UNWOKEN,
    start: () => startNaiveDepartment(stack, { database, topic, relay: true }),
    feed: (client, events) => preloadNaiveOutbox(client, topic, events),
    done: 'select count(*)::int as done from outbox where "sentAt" is not null',
    look: (_client, events) => brokenAtLeastOnce(stack.brokers, topic, events.length),
    close: async () => undefined,
  };
}
