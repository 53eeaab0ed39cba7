import { join } from 'node:path';
import { freePort, startKafka, startPostgres } from '@milepost/servers';
import { setting, settings } from '@milepost/service';
import { Proxy } from './proxy.js';

/** Writers are the departments, readers the aggregators: each side has its own way to each server. */
export const sides = ['writers', 'readers'] as const;
export type Side = (typeof sides)[number];
export const links = ['writers to postgres', 'writers to kafka', 'readers to postgres', 'readers to kafka'] as const;
export type Link = (typeof links)[number];

export interface Servers {
  /** Of a superuser, past all proxies. */
  postgresUrl: string;
  /** The way that the suite itself takes. */
  brokers: string[];
  directories: { postgres: string; kafka: string };
  proxies: Record<Link, Proxy>;
  /** What a side is told. */
  brokersOf(side: Side): string[];
  databaseOf(side: Side, name: string): string;
  stop(): Promise<void>;
}

/** Several suites at once keep out of each other's way by MILEPOST_PORT_OFFSET. */
const { MILEPOST_PORT_OFFSET: offset } = settings({ MILEPOST_PORT_OFFSET: setting.count().default(0) });
const FIRST_PORT = 26_000 + offset;

/** Ports below those that the system gives to outgoing connections, so that a restarted service finds its own again. */
export async function freePorts(count: number, beyond = 0): Promise<number[]> {
  const from = FIRST_PORT + beyond;
  const ports: number[] = [];
  while (ports.length < count) ports.push(await freePort((ports.at(-1) ?? from - 1) + 1));
  return ports;
}

/** PostgreSQL with fsync and Kafka, embedded, started again when they end; each side reaches them through proxies of its own. */
export async function startServers(folder: string): Promise<Servers> {
  const [postgresPort, direct, controller, writers, readers, ...entrances] = (await freePorts(9)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const directories = { postgres: join(folder, 'postgres'), kafka: join(folder, 'kafka') };
  const [writersDatabase, writersBroker, readersDatabase, readersBroker] = entrances as unknown as [number, number, number, number];
  const settings = listeners({ direct, controller, writers, readers }, { writers: writersBroker, readers: readersBroker });
  const whenEnded = () => undefined;
  const [postgres, kafka] = await Promise.all([
    startPostgres({ directory: directories.postgres, port: postgresPort, whenEnded }),
    startKafka({ directory: directories.kafka, port: direct, whenEnded, settings }),
  ]);
  const proxies = {
    'writers to postgres': await Proxy.start(writersDatabase, postgresPort),
    'writers to kafka': await Proxy.start(writersBroker, writers),
    'readers to postgres': await Proxy.start(readersDatabase, postgresPort),
    'readers to kafka': await Proxy.start(readersBroker, readers),
  };
  return {
    postgresUrl: postgres.url,
    brokers: kafka.brokers,
    directories,
    proxies,
    brokersOf: (side) => [`127.0.0.1:${side === 'writers' ? writersBroker : readersBroker}`],
    databaseOf(side, name) {
      const url = new URL(postgres.url);
      return Object.assign(url, { port: side === 'writers' ? writersDatabase : readersDatabase, pathname: `/${name}` }).href;
    },
    async stop() {
      await Promise.all([...Object.values(proxies), postgres, kafka].map((one) => one.stop()));
    },
  };
}

type Ports = Record<Side, number> & { direct: number; controller: number };

/** A broker tells its clients an address; only by a listener for each side do they come back through that side's proxy. */
const listeners = ({ direct, controller, writers, readers }: Ports, entrance: Record<Side, number>) => ({
  listeners: `PLAINTEXT://127.0.0.1:${direct},WRITERS://127.0.0.1:${writers},READERS://127.0.0.1:${readers},CONTROLLER://127.0.0.1:${controller}`,
  'advertised.listeners': `PLAINTEXT://127.0.0.1:${direct},WRITERS://127.0.0.1:${entrance.writers},READERS://127.0.0.1:${entrance.readers}`,
  'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,WRITERS:PLAINTEXT,READERS:PLAINTEXT,CONTROLLER:PLAINTEXT',
  'inter.broker.listener.name': 'PLAINTEXT',
  'controller.quorum.voters': `1@127.0.0.1:${controller}`,
});
