import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findJavaPrograms, freePort, type JavaProject, ServerMissing, startGuarded, untilReady } from '@milepost/servers';
import type { Stack } from './stack.js';
import { type Killable, killing, markOf, throwAwayFolder } from './start-process.js';

export type ConnectSettings = Record<string, string | number>;

export interface ConnectStart {
  /** The folder of `deploy` whose pom names its jars, and what its processes are called. */
  project: JavaProject;
  worker?: ConnectSettings;
  connector: ConnectSettings;
  /** The file in which it remembers how far it has come, for who is started again; one of its own when left out. */
  offsets?: string | undefined;
  /** @param url of its REST interface */
  ready(url: string): Promise<boolean>;
}

/** Seconds: Java reads some hundred jars first. */
const PATIENCE = 90;

const JVM = ['-Xms256m', '-Xmx512m', '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn'];

/** One worker of Kafka Connect with one connector, and waits until it is ready. */
export async function startConnect(stack: Stack, start: ConnectStart): Promise<Killable> {
  const { project, worker = {}, connector, offsets, ready } = start;
  const programs = await findJavaPrograms(project);
  if ('missing' in programs) throw new ServerMissing(programs.missing);
  const directory = await throwAwayFolder(project);
  const url = `http://127.0.0.1:${await freePort()}`;
  const write = async (file: string, settings: ConnectSettings) => {
    const text = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`); // prettier-ignore
    await writeFile(join(directory, file), text.join(''));
    return join(directory, file);
  };
  const common = workerSettings(stack.brokers, url, offsets ?? join(directory, 'offsets'));
  const files = [await write('worker.properties', { ...common, ...worker }), await write('connector.properties', connector)];
  const command = [programs.java, ...JVM, '-cp', programs.jars, 'org.apache.kafka.connect.cli.ConnectStandalone', ...files];
  const running = startGuarded({ command, directory, signal: 'TERM', throwAway: true });
  await untilReady(project, running, () => ready(url), PATIENCE);
  return { mark: markOf(project), kill: killing(project, programs.java, running), stop: () => running.stop() };
}

const workerSettings = (brokers: readonly string[], listeners: string, offsets: string): ConnectSettings => ({
  'bootstrap.servers': brokers.join(','),
  listeners,
  'offset.storage.file.filename': offsets,
  'key.converter': 'org.apache.kafka.connect.storage.StringConverter',
  'value.converter': 'org.apache.kafka.connect.storage.StringConverter',
  'plugin.discovery': 'service_load',
});
