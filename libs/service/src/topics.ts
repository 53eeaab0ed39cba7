import { kafkaClient } from './kafka.js';

export interface TopicSettings {
  topic: string;
  partitions: number;
  /** The broker's topic settings, for example { 'retention.ms': '-1' }. */
  config?: Record<string, string>;
}

/** Creates the topics that are missing, with the broker's default replication; those that exist stay as they are. */
export async function ensureTopics(brokers: string[], topics: TopicSettings[]): Promise<void> {
  const admin = kafkaClient({ brokers, clientId: 'milepost-topics' }).admin();
  await admin.connect();
  try {
    const existing = new Set(await admin.listTopics());
    const missing = topics.filter(({ topic }) => !existing.has(topic));
    if (missing.length > 0) await admin.createTopics({ waitForLeaders: true, topics: missing.map(described) });
  } finally {
    await admin.disconnect();
  }
}

const described = ({ topic, partitions, config = {} }: TopicSettings) => ({
  topic,
  numPartitions: partitions,
  configEntries: Object.entries(config).map(([name, value]) => ({ name, value })),
});
