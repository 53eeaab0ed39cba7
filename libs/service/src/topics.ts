import { setTimeout as sleep } from 'node:timers/promises';
import { kafkaClient, KafkaJSError } from './kafka.js';
import { together } from './together.js';

export interface TopicSettings {
  topic: string;
  partitions: number;
  /** The broker's default when left out. */
  replicas?: number;
  /** The broker's topic settings, for example { 'retention.ms': '-1' }. */
  config?: Record<string, string>;
}

/** Creates the topics that are missing; those that exist stay as they are. At its return each partition of the new ones has a leader. */
export async function ensureTopics(brokers: string[], topics: TopicSettings[]): Promise<void> {
  const created = await createMissing(brokers, topics);
  if (created.length > 0) await topicOffsets(brokers, created); // kafkajs's own waiting gives up when a broker has not heard of a topic yet
}

async function createMissing(brokers: string[], topics: TopicSettings[]): Promise<string[]> {
  const admin = kafkaClient({ brokers, clientId: 'milepost-topics' }).admin();
  await admin.connect();
  try {
    const existing = new Set(await admin.listTopics());
    const missing = topics.filter(({ topic }) => !existing.has(topic));
    if (missing.length > 0) await admin.createTopics({ waitForLeaders: false, topics: missing.map(described) });
    return missing.map(({ topic }) => topic);
  } finally {
    await admin.disconnect();
  }
}

const described = ({ topic, partitions, replicas = -1, config = {} }: TopicSettings) => ({
  topic,
  numPartitions: partitions,
  replicationFactor: replicas,
  configEntries: Object.entries(config).map(([name, value]) => ({ name, value })),
});

/** Where a partition begins and ends: the end is the offset that the next message gets. */
export interface PartitionOffsets {
  topic: string;
  partition: number;
  low: bigint;
  high: bigint;
}

const TRIES = 10;

/**
 * Every partition of the topics, in no order. Asked again over a new connection, for about ten seconds, when a broker is not the
 * leader it was said to be: so it is in a topic's first moment and after a broker's death, and kafkajs gives up at once.
 */
export async function topicOffsets(brokers: string[], topics: readonly string[]): Promise<PartitionOffsets[]> {
  for (let tried = 1; ; tried++) {
    try {
      return await askedOnce(brokers, topics);
    } catch (error) {
      if (tried === TRIES || !(error instanceof KafkaJSError && error.retriable)) throw error;
      await sleep(200 * tried);
    }
  }
}

async function askedOnce(brokers: string[], topics: readonly string[]): Promise<PartitionOffsets[]> {
  const admin = kafkaClient({ brokers, clientId: 'milepost-offsets' }).admin();
  await admin.connect();
  try {
    const all = topics.map(async (topic) => ({ topic, offsets: await admin.fetchTopicOffsets(topic) }));
    return (await together(all)).flatMap(({ topic, offsets }) =>
      offsets.map(({ partition, low, high }) => ({ topic, partition, low: BigInt(low), high: BigInt(high) })),
    );
  } finally {
    await admin.disconnect();
  }
}
