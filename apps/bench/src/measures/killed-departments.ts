import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { topicFor } from '@milepost/contracts';
import { names } from '../contenders.js';
import { preloadNaiveOutbox, preloadOutbox } from '../record/preload.js';
import { DEBEZIUM_OUTBOX, startDebezium } from '../stack/debezium.js';
import { startNaiveDepartment } from '../stack/naive-services.js';
import { startHealth, startIdentity } from '../stack/services.js';
import type { Stack } from '../stack/stack.js';
import { brokenAtLeastOnce } from './check-topic.js';
import type { Crashing } from './killed.js';
import type { Context } from './measure.js';
import { TopicCount } from './topic-count.js';
import { countOf } from './until-projected.js';

const PREFIX = 'recovery.relay.';
/** Seconds: a relay that nobody wakes looks every quarter or half of a second, and moves its cursor later. */
const UNWOKEN = 0.6;

const OURS_SENT = 'select count(*)::int as projected from outbox where position <= (select position from relay_cursor)';
const NAIVE_SENT = 'select count(*)::int as projected from outbox where "sentAt" is not null';

export async function ownDepartment({ stack }: Context): Promise<Crashing> {
  const topic = topicFor('health', PREFIX);
  const identity = await startIdentity(stack);
  const database = await stack.database('health');
  return {
    name: names.milepost,
    database,
    onItsWay: UNWOKEN,
    start: () => startHealth(stack, { database, issuer: identity.process.url, prefix: PREFIX, relay: true }),
    feed: (client, events) => preloadOutbox(client, topic, events),
    done: (client) => countOf(client, OURS_SENT),
    look: await complete(stack, topic),
    close: () => identity.process.stop(),
  };
}

export async function naiveDepartment({ stack }: Context): Promise<Crashing> {
  const topic = `${PREFIX}naive`;
  const database = await stack.database('naive');
  return {
    name: names.pollingRelay,
    database,
    onItsWay: UNWOKEN,
    start: () => startNaiveDepartment(stack, { database, topic, relay: true }),
    feed: (client, events) => preloadNaiveOutbox(client, topic, events),
    done: (client) => countOf(client, NAIVE_SENT),
    look: await complete(stack, topic),
    close: async () => undefined,
  };
}

/** It marks no row, so that what it has done is seen on the topic only. */
export async function debeziumRouter({ stack }: Context): Promise<Crashing> {
  const topic = `${PREFIX}debezium`;
  const database = await stack.database('debezium');
  await stack.inDatabase(database, (client) => client.query(DEBEZIUM_OUTBOX));
  const look = await complete(stack, topic);
  const folder = await mkdtemp(join(tmpdir(), 'milepost-bench-offsets-'));
  const sent = await TopicCount.of(stack.brokers, topic);
  return {
    name: names.debezium,
    database,
    start: (run) => startDebezium(stack, { database, offsets: join(folder, `run-${run}`) }),
    feed: (client, events) => preloadNaiveOutbox(client, topic, events),
    done: () => Promise.resolve(sent.events),
    look,
    close: () => sent.close().finally(() => rm(folder, { recursive: true, force: true })),
  };
}

/** Makes the topic. @returns what looks whether all is there at last */
async function complete(stack: Stack, topic: string): Promise<Crashing['look']> {
  await stack.topic(topic);
  return (_client, events) => brokenAtLeastOnce(stack.brokers, topic, events.length);
}
