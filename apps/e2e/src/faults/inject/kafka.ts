import { topicFor } from '@milepost/contracts';
import { kafkaClient } from '@milepost/service';
import { ask } from '../look/tables.js';
import { departments } from '../stand/stand.js';
import type { Injector } from './injector.js';

const quick = { retry: { retries: 2, restartOnFailure: () => Promise.resolve(false) } }; // else kafkajs brings the alien back that has left

/** Somebody else joins the aggregators' group, is given partitions, reads them away and leaves. */
export const churn: Injector = async (_fault, { stand }) => {
  const [row] = await ask<{ epoch: number }>(stand.database('aggregator'), 'select epoch from aggregator_epoch');
  const kafka = kafkaClient({ brokers: stand.servers.brokers, clientId: 'alien' });
  const consumer = kafka.consumer({ groupId: `milepost-aggregator-${row!.epoch}`, sessionTimeout: 6_000, ...quick });
  const joined = (async () => {
    await consumer.connect();
    await consumer.subscribe({ topics: departments.map((department) => topicFor(department)) });
    await consumer.run({ autoCommit: true, eachMessage: () => Promise.resolve() });
  })();
  await joined.catch(() => undefined); // a broker that is away has no members
  return () => consumer.disconnect();
};

/** From now on many keys have another partition. */
export const partitions: Injector = async (_fault, { stand }) => {
  const admin = kafkaClient({ brokers: stand.servers.brokers, clientId: 'operator' }).admin(quick);
  const topic = topicFor(departments[0]);
  await admin.connect();
  try {
    const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
    await admin.createPartitions({ topicPartitions: [{ topic, count: topics[0]!.partitions.length + 1 }] });
  } finally {
    await admin.disconnect();
  }
};
