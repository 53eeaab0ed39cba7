import { setTimeout as sleep } from 'node:timers/promises';
import type { StartedTestContainer } from 'testcontainers';
import type { KafkaOptions, RunningKafka } from './start-kafka.js';
import type { PostgresOptions, RunningPostgres } from './start-postgres.js';

export const containersForced = () => process.env['TEST_SERVERS'] === 'containers';

/** Whether testcontainers is installed (a production install leaves it out) and a container engine answers. */
export async function containersAnswer(): Promise<boolean> {
  try {
    const { getContainerRuntimeClient } = await import('testcontainers');
    await getContainerRuntimeClient();
    return true;
  } catch {
    return false; // whatever the reason, a container is no way to a server here
  }
}

const TWO_MEGABYTES = String(2 * 1024 * 1024);

/** PostgreSQL 18 in a container; with `directory` its data stays in a volume. */
export async function startPostgresContainer({
  directory,
  maxConnections = 200,
  settings = {},
}: PostgresOptions): Promise<RunningPostgres> {
  const { PostgreSqlContainer } = await import('@testcontainers/postgresql');
  const forgetful = ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'];
  const plan = new PostgreSqlContainer('postgres:18').withCommand([
    'postgres',
    '-c',
    `max_connections=${maxConnections}`,
    '-c',
    'jit=off',
    ...(directory ? [] : forgetful),
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]);
  if (directory) plan.withBindMounts([{ source: directory, target: '/var/lib/postgresql' }]);
  const container = await plan.start();
  return { url: container.getConnectionUri(), source: 'container', stop: async () => void (await container.stop()) };
}

const PATIENCE = 90_000;
const START = '/tmp/start.sh';

const KAFKA_ENVIRONMENT = {
  KAFKA_NODE_ID: '1',
  KAFKA_PROCESS_ROLES: 'broker,controller',
  KAFKA_LISTENERS: 'PLAINTEXT://:9092,BROKER://:29092,CONTROLLER://:9093',
  KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'PLAINTEXT:PLAINTEXT,BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT',
  KAFKA_INTER_BROKER_LISTENER_NAME: 'BROKER',
  KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
  KAFKA_CONTROLLER_QUORUM_VOTERS: '1@localhost:9093',
  KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
  KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '1',
  KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: '1',
  KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: '0',
  KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
  KAFKA_LOG_RETENTION_MS: '-1',
  KAFKA_MESSAGE_MAX_BYTES: TWO_MEGABYTES,
  KAFKA_LOG_DIRS: '/var/lib/kafka/data',
};

/** Kafka 4.3 in a container; with `directory` its topics stay there. The broker starts when its published port is known. */
export async function startKafkaContainer({ directory, heap = 256, settings = {} }: KafkaOptions): Promise<RunningKafka> {
  const { GenericContainer, Wait } = await import('testcontainers');
  const plan = new GenericContainer('apache/kafka:4.3.0')
    .withExposedPorts(9092)
    .withEnvironment({
      ...KAFKA_ENVIRONMENT,
      ...asEnvironment(settings),
      CLUSTER_ID: 'AAAAAAAAAAAAAAAAAAAAAQ',
      KAFKA_HEAP_OPTS: `-Xms128m -Xmx${heap}m`,
    })
    .withEntrypoint(['sh'])
    .withCommand(['-c', `echo waiting; while [ ! -f ${START} ]; do sleep 0.1; done; exec bash ${START}`])
    .withWaitStrategy(Wait.forLogMessage('waiting'));
  if (directory) plan.withUser('0').withBindMounts([{ source: directory, target: '/var/lib/kafka/data' }]);
  const container = await plan.start();
  const broker = `${container.getHost()}:${container.getMappedPort(9092)}`;
  const known = settings['advertised.listeners'] ?? `PLAINTEXT://${broker}`;
  const advertised = `export KAFKA_ADVERTISED_LISTENERS=${known},BROKER://localhost:29092`;
  await container.copyContentToContainer([{ content: `${advertised}\nexec /etc/kafka/docker/run\n`, target: START }]);
  await untilListening(container);
  return { brokers: [broker], source: 'container', stop: async () => void (await container.stop()) };
}

/** The image makes settings of its variables: KAFKA_LOG_DIRS is log.dirs. */
const asEnvironment = (settings: Record<string, string | number>) =>
  Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [
      `KAFKA_${name.replaceAll('_', '__').replaceAll('-', '___').replaceAll('.', '_').toUpperCase()}`,
      String(value),
    ]),
  );

/** The broker opens its port when it is ready; the published one is open all along. A container that has ended refuses the question. */
async function untilListening(container: StartedTestContainer): Promise<void> {
  for (const deadline = Date.now() + PATIENCE; Date.now() < deadline; await sleep(200)) {
    const { exitCode } = await container.exec(['bash', '-c', ': </dev/tcp/127.0.0.1/9092']);
    if (exitCode === 0) return;
  }
  await container.stop();
  throw new Error(`Kafka was not ready in its container after ${PATIENCE / 1000} s.`);
}
