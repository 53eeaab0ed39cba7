import type { Client } from 'pg';
import { type ConnectSettings, startConnect } from './connect.js';
import type { Stack } from './stack.js';
import type { Killable } from './start-process.js';

const SLOT = 'bench';

/** The rows that it sends; it needs no mark of what was sent. */
export const DEBEZIUM_OUTBOX = `create table outbox (id bigserial primary key, topic text not null, key text not null, payload text not null)`;

export interface DebeziumStart {
  database: string;
  /** Of `ConnectStart`. */
  offsets?: string;
}

/**
 * Kafka Connect with Debezium's connector and its outbox router: reads the log of the server, sends what is added to the outbox.
 * Rows of before are left alone. It reads the log of all databases, so it may run only while nobody else is measured.
 * Stopped, the server forgets what it would keep for it.
 */
export async function startDebezium(stack: Stack, { database, offsets }: DebeziumStart): Promise<Killable> {
  const connector = connectorSettings(new URL(database));
  const running = await startConnect(stack, {
    project: 'debezium',
    worker: WORKER,
    connector,
    offsets,
    ready: () => stack.inDatabase(database, isReading),
  });
  const stop = async () => {
    await running.stop();
    await stack.inDatabase(database, (client) => client.query('select pg_drop_replication_slot($1)', [SLOT]));
  };
  return { ...running, stop };
}

async function isReading(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ active: boolean }>('select active from pg_replication_slots where slot_name = $1', [SLOT]);
  return rows[0]?.active ?? false;
}

/** Acknowledged by all replicas is what Connect asks for as shipped; larger requests, and a look each second at how far it has come, are more than it does. */
const WORKER = { 'producer.batch.size': 256 * 1024, 'producer.linger.ms': 2, 'offset.flush.interval.ms': 1_000 };

/** Larger queues and no wait between two looks: as shipped it drains less and shows later. */
const connectorSettings = ({ hostname, port, username, password, pathname }: URL): ConnectSettings => ({
  name: 'outbox',
  'connector.class': 'io.debezium.connector.postgresql.PostgresConnector',
  'plugin.name': 'pgoutput',
  'database.hostname': hostname,
  'database.port': port,
  'database.user': decodeURIComponent(username),
  'database.password': decodeURIComponent(password),
  'database.dbname': pathname.slice(1),
  'topic.prefix': 'bench',
  'slot.name': SLOT,
  'publication.autocreate.mode': 'filtered',
  'table.include.list': 'public.outbox',
  'snapshot.mode': 'no_data',
  'max.batch.size': 8_192,
  'max.queue.size': 32_768,
  'poll.interval.ms': 5,
  transforms: 'outbox',
  'transforms.outbox.type': 'io.debezium.transforms.outbox.EventRouter',
  'transforms.outbox.table.field.event.key': 'key',
  'transforms.outbox.table.field.event.payload': 'payload',
  'transforms.outbox.route.by.field': 'topic',
  'transforms.outbox.route.topic.replacement': '${routedByValue}',
});
