import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './free-port.js';
import { startGuarded, type GuardedCommand } from './guarded-process.js';
import { keepRunning } from './keep-running.js';
import type { JavaPrograms } from './java-programs.js';
import type { KafkaOptions, RunningKafka } from './start-kafka.js';
import { untilReady } from './until-ready.js';

/** Starts one broker in KRaft mode on 127.0.0.1; a folder given by `directory` keeps its topics, else they are thrown away at the end. */
export async function startEmbeddedKafka(programs: JavaPrograms, options: KafkaOptions): Promise<RunningKafka> {
  const { directory = await mkdtemp(join(tmpdir(), 'milepost-kafka-')), heap = 256, longLived = false } = options;
  const throwAway = options.directory === undefined;
  await mkdir(directory, { recursive: true });
  const port = await freePort(options.port);
  const controller = await freePort(options.port && port + 1, [port]);
  const properties = join(directory, 'server.properties');
  const data = join(directory, 'data');
  await writeFile(properties, asProperties({ ...SETTINGS, ...addresses(port, controller), 'log.dirs': data, ...options.settings }));
  const java = (...rest: string[]) => [programs.java, ...jvm(heap, longLived), '-cp', programs.jars, ...rest];
  if (!existsSync(join(data, 'meta.properties'))) await format(java, properties);
  // A broker whose data is thrown away has nothing to bring in order.
  const command: GuardedCommand = { command: java('kafka.Kafka', properties), directory, signal: throwAway ? 'KILL' : 'TERM', throwAway };
  const server = startGuarded(command);
  await untilReady('Kafka', server, () => listens(port), 60);
  const { stop } = options.whenEnded ? keepRunning(server, () => startGuarded(command), options.whenEnded) : server;
  return { brokers: [`127.0.0.1:${port}`], source: 'embedded', stop };
}

const jvm = (heap: number, longLived: boolean) => [
  '-Xms96m',
  `-Xmx${heap}m`,
  '-XX:+UseSerialGC',
  ...(longLived ? [] : ['-XX:TieredStopAtLevel=1']),
  '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
];

const SETTINGS = {
  'process.roles': 'broker,controller',
  'node.id': 1,
  'controller.listener.names': 'CONTROLLER',
  'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
  'auto.create.topics.enable': false,
  'log.retention.ms': -1,
  'message.max.bytes': 2 * 1024 * 1024,
  'replica.fetch.max.bytes': 2 * 1024 * 1024,
  'offsets.topic.replication.factor': 1,
  'offsets.topic.num.partitions': 1,
  'transaction.state.log.replication.factor': 1,
  'transaction.state.log.min.isr': 1,
  'transaction.state.log.num.partitions': 1,
  'group.initial.rebalance.delay.ms': 0,
  // A broker that was killed may come back only when the session of its former life is over: with 9 s, as shipped, after 14 s; so after 6 s.
  'broker.session.timeout.ms': 3_000,
  'broker.heartbeat.interval.ms': 500,
  // As shipped the controller writes an empty record every half second.
  'metadata.max.idle.interval.ms': 10_000,
  'num.network.threads': 1,
  'num.io.threads': 2,
  // As shipped the cleaner takes 128 MB of the heap for itself; only the consumers' offsets are compacted here.
  'log.cleaner.dedupe.buffer.size': 4 * 1024 * 1024,
};

const addresses = (port: number, controller: number) => ({
  listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controller}`,
  'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
  'controller.quorum.voters': `1@127.0.0.1:${controller}`,
});

const asProperties = (settings: Record<string, string | number | boolean>) =>
  Object.entries(settings)
    .map(([name, value]) => `${name}=${String(value).replaceAll('\\', '\\\\')}\n`)
    .join('');

const CLUSTER_ID = 'AAAAAAAAAAAAAAAAAAAAAQ';

async function format(java: (...rest: string[]) => string[], properties: string): Promise<void> {
  const [command, ...rest] = java('kafka.tools.StorageTool', 'format', '-t', CLUSTER_ID, '-c', properties);
  await promisify(execFile)(command!, rest);
}

/** The broker opens its port when it is ready, not earlier. */
function listens(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect(port, '127.0.0.1');
  socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
  return promise.finally(() => socket.destroy());
}
