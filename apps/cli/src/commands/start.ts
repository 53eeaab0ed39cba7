import type { ListrTask } from 'listr2';
import { askedToStop } from '../asked-to-stop.js';
import { Failure } from '../failure.js';
import { runTasks, tell } from '../progress.js';
import type { DataFolder } from '../stack/data-folder.js';
import { describe, lastStack, lives, type Description } from '../stack/description.js';
import { databaseAddresses } from '../stack/database-addresses.js';
import { settle } from '../stack/environment.js';
import type { PlannedService } from '../stack/plan.js';
import { probe } from '../stack/probe.js';
import { RunningStack } from '../stack/running-stack.js';
import { choosePorts } from '../steps/choose-ports.js';
import { importRecord } from '../steps/import-record.js';
import { makeDatabases } from '../steps/make-databases.js';
import { makeTopics } from '../steps/make-topics.js';
import { startServers, type Servers } from '../steps/start-servers.js';
import { startServices } from '../steps/start-services.js';

export interface StartOptions {
  data: DataFolder;
  services: readonly PlannedService[];
  /** Forgets everything that earlier starts kept. */
  reset: boolean;
  /** Imports the record. */
  record: boolean;
}

/** Runs the whole stack on this machine until the operator asks for the end; then everything is stopped and the data kept. */
export async function start(options: StartOptions): Promise<void> {
  await refuseSecond(options.data);
  if (options.reset) await options.data.remove();
  await options.data.make();
  const stack = new RunningStack();
  const asked = askedToStop();
  try {
    const site = await Promise.race([bringUp(options, stack), asked]);
    if (!site) throw new Failure('Stopped before it was ready.');
    tell(`Milepost is ready: ${site}`);
    await asked;
  } finally {
    await stack.stop();
  }
}

async function refuseSecond(data: DataFolder): Promise<void> {
  const last = await lastStack(data);
  if (!last?.process || !lives(last.process)) return;
  const answers = await Promise.all(last.services.map(({ url }) => probe(url)));
  if (answers.some(({ ready }) => ready)) throw new Failure(`Milepost is running already, as process ${last.process}: end that one first.`);
}

/** Returns the address of the site. */
async function bringUp({ data, services, record }: StartOptions, stack: RunningStack): Promise<string> {
  let servers: Servers;
  let description: Description;
  const tasks: ListrTask[] = [
    { title: 'PostgreSQL and Kafka', task: async () => void (servers = await startServers(data, stack, tell)) },
    { title: 'Databases and topics', task: async () => void (description = await prepare(services, servers, data)) },
    {
      title: 'Services',
      task: (_, task) => task.newListr(startServices(services, description, { data, stack, tell }), { concurrent: true }),
    },
    {
      title: 'The record',
      enabled: record,
      task: async (_, task) => void (await importRecord(description, undefined, (line) => (task.output = line))),
    },
  ];
  await runTasks(tasks);
  return description!.services.at(-1)!.url;
}

async function prepare(services: readonly PlannedService[], { postgresUrl, brokers }: Servers, data: DataFolder): Promise<Description> {
  const withDatabase = services.filter(({ database }) => database).map(({ name }) => name);
  const [ports, databases] = await Promise.all([
    choosePorts(services, tell),
    databaseAddresses(withDatabase, postgresUrl, data),
    makeTopics(brokers).catch(failed(`Kafka at ${brokers.join(', ')}`)),
  ]);
  const addresses = { ports, databases, brokers, keysFile: data.folder('identity', 'keys.json') };
  const description = { process: process.pid, postgres: postgresUrl, brokers, services: settle(services, addresses) };
  await makeDatabases(description).catch(failed(`PostgreSQL at ${new URL(postgresUrl).host}`));
  await describe(data, description);
  return description;
}

const failed = (server: string) => (error: Error) => {
  throw new Failure(`${server} cannot be used: ${error.message}`, { cause: error });
};
