import { type ConnectSettings, startConnect } from './connect.js';
import type { Stack } from './stack.js';
import type { Killable } from './start-process.js';

const NAME = 'entry';
const TASKS = 2;

/** Where it writes. */
const MODEL = `create table if not exists entry (kind text, id text, version int not null, state jsonb not null, primary key (kind, id))`;

/** Kafka Connect with Debezium's JDBC sink: each message of the topic becomes its row of `entry`. It keeps no history and asks for no version. */
export async function startJdbcSink(stack: Stack, { database, topic }: { database: string; topic: string }): Promise<Killable> {
  await stack.inDatabase(database, (client) => client.query(MODEL));
  const connector = connectorSettings(new URL(database), topic);
  return startConnect(stack, { project: 'jdbc-sink', worker: WORKER, connector, ready: areRunning });
}

async function areRunning(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/connectors/${NAME}/status`).catch(() => undefined);
  if (!answer?.ok) return false;
  const { tasks } = (await answer.json()) as { tasks: { state: string }[] };
  return tasks.length === TASKS && tasks.every(({ state }) => state === 'RUNNING');
}

/** Larger fetches than as shipped. */
const WORKER = {
  'value.converter': 'org.apache.kafka.connect.json.JsonConverter',
  'consumer.max.poll.records': 4_000,
  'consumer.fetch.max.wait.ms': 100,
  'consumer.max.partition.fetch.bytes': 4 * 1024 * 1024,
};

/** Larger batches, several rows a statement, and of what comes more than once in a batch the last only. */
const connectorSettings = ({ host, username, password, pathname }: URL, topic: string): ConnectSettings => ({
  name: NAME,
  'connector.class': 'io.debezium.connector.jdbc.JdbcSinkConnector',
  'tasks.max': TASKS,
  topics: topic,
  'connection.url': `jdbc:postgresql://${host}${pathname}?reWriteBatchedInserts=true`,
  'connection.username': decodeURIComponent(username),
  'connection.password': decodeURIComponent(password),
  'insert.mode': 'upsert',
  'primary.key.mode': 'record_value',
  'primary.key.fields': 'kind,id',
  'collection.name.format': 'entry',
  'schema.evolution': 'none',
  'batch.size': 2_000,
  'use.reduction.buffer': 'true',
});
