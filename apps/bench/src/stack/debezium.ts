import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findJavaPrograms, freePort, ServerMissing, startGuarded, untilReady } from '@milepost/servers';
import type { Client } from 'pg';
import type { Stack } from './stack.js';
import { markOf, throwAwayFolder } from './start-process.js';

const NAME = 'debezium';
const SLOT = 'bench';

/** The rows that it sends; it needs no mark of what was sent. */
export const DEBEZIUM_OUTBOX = `create table outbox (id bigserial primary key, topic text not null, key text not null, payload text not null)`;

export interface RunningDebezium {
  mark: string;
  /** Ends it, and lets the server forget what it would keep for it. */
  stop(): Promise<void>;
}

/**
 * Kafka Connect with Debezium's connector and its outbox router: reads the log of the server, sends what is added to the outbox.
 * Rows of before are left alone. It reads the log of all databases, so it may run only while nobody else is measured.
 */
export async function startDebezium(stack: Stack, { database }: { database: string }): Promise<RunningDebezium> {
  const programs = await findJavaPrograms('debezium');
  if ('missing' in programs) throw new ServerMissing(programs.missing);
  const directory = await throwAwayFolder(NAME);
  const port = await freePort();
  const write = async (file: string, settings: Record<string, string | number>) => {
    const text = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`); // prettier-ignore
    await writeFile(join(directory, file), text.join(''));
    return join(directory, file);
  };
  const files = [
    await write('worker.properties', workerSettings(stack.brokers, port, join(directory, 'offsets'))),
    await write('connector.properties', connectorSettings(new URL(database))),
  ];
  const command = [programs.java, ...JVM, '-cp', programs.jars, 'org.apache.kafka.connect.cli.ConnectStandalone', ...files];
  const running = startGuarded({ command, directory, signal: 'TERM', throwAway: true });
  await untilReady('Debezium', running, () => stack.inDatabase(database, isReading), 90);
  const stop = async () => {
    await running.stop();
    await stack.inDatabase(database, (client) => client.query('select pg_drop_replication_slot($1)', [SLOT]));
  };
  return { mark: markOf(NAME), stop };
}

const JVM = ['-Xms256m', '-Xmx512m', '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn'];

async function isReading(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ active: boolean }>('select active from pg_replication_slots where slot_name = $1', [SLOT]);
  return rows[0]?.active ?? false;
}

const workerSettings = (brokers: readonly string[], port: number, offsets: string) => ({
  'bootstrap.servers': brokers.join(','),
  listeners: `http://127.0.0.1:${port}`,
  'offset.storage.file.filename': offsets,
  'key.converter': 'org.apache.kafka.connect.storage.StringConverter',
  'value.converter': 'org.apache.kafka.connect.storage.StringConverter',
  'plugin.discovery': 'service_load',
  // Acknowledged by all replicas is what Connect asks for as shipped; larger requests are more than it does.
  'producer.batch.size': 256 * 1024,
  'producer.linger.ms': 2,
});

/** Larger queues and no wait between two looks: as shipped it drains less and shows later. */
const connectorSettings = ({ hostname, port, username, password, pathname }: URL) => ({
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
