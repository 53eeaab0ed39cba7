import { Kafka } from 'kafkajs';
import pg from 'pg';
import { DatabaseSetup, getDisabledLogger, initializePollingMessageListener, type PollingListenerConfig } from 'pg-transactional-outbox';
import { answerReady } from './answer-ready.js';
import { naiveSettings } from './settings.js';

const { DATABASE_URL: connectionString, KAFKA_BROKERS: brokers, TOPIC: topic } = naiveSettings;
const place = { outboxOrInbox: 'outbox', database: 'any', schema: 'public', table: 'outbox', listenerRole: 'any', nextMessagesName: 'next_outbox_messages' } as const; // prettier-ignore

const client = new pg.Client({ connectionString });
await client.connect();
for (const text of [DatabaseSetup.dropAndCreateTable(place), DatabaseSetup.createPollingFunction(place), DatabaseSetup.setupPollingIndexes(place)]) await client.query(text); // prettier-ignore
await client.end();

const producer = new Kafka({ clientId: 'naive', brokers }).producer({ idempotent: true });
await producer.connect();

/** The library's listener sends one message after the other; the tuned one has more of them under way and looks more often. */
const asItComes = {
  dbSchema: 'public',
  dbTable: 'outbox',
  nextMessagesFunctionName: 'next_outbox_messages',
  enableMaxAttemptsProtection: false,
  enablePoisonousMessageProtection: false,
};
const tuned = { nextMessagesBatchSize: 50, nextMessagesPollingIntervalInMs: 20 };
const config: PollingListenerConfig = {
  outboxOrInbox: 'outbox',
  dbListenerConfig: { connectionString, ...(naiveSettings.TUNED && { max: 60 }) },
  settings: { ...asItComes, ...(naiveSettings.TUNED && tuned) },
};
const publisher = {
  handle: async ({ segment, payload }: { segment?: string; payload: unknown }) => {
    await producer.send({ topic, acks: -1, messages: [{ key: segment ?? null, value: JSON.stringify(payload) }] });
  },
};
initializePollingMessageListener(config, publisher, getDisabledLogger());
answerReady();
