import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { topicFor } from '@milepost/contracts';
import { ensureTopics } from '@milepost/service';
import { Client } from 'pg';
import { Service } from './service.js';
import { freePorts, type Servers, startServers } from './servers.js';

/** The departments that take part; two are enough to see that one's trouble is not the other's. */
export const departments = ['health', 'defence'] as const;
export type Department = (typeof departments)[number];
export const aggregators = ['aggregator', 'aggregator-2'] as const;
/** A second process of the same department on the same outbox; it runs only while a fault wants it. */
export const SECOND = 'health-2';

const PARTITIONS = 3;
const PATIENCE = 60_000;

/** The real product as the suite breaks it: two departments, two aggregators, servers behind proxies. */
export class Stand {
  private constructor(
    readonly folder: string,
    readonly servers: Servers,
    private readonly services: Map<string, Service>,
  ) {}

  static async start(folder: string): Promise<Stand> {
    const servers = await startServers(folder);
    try {
      await makeDatabases(servers.postgresUrl);
      await ensureTopics(servers.brokers, departments.map((id) => ({ topic: topicFor(id), partitions: PARTITIONS, config: CONFIG }))); // prettier-ignore
      const stand = new Stand(folder, servers, await describe(folder, servers));
      for (const service of stand.all()) if (service.name !== SECOND) service.start();
      await stand.untilReady();
      return stand;
    } catch (error) {
      await servers.stop();
      throw error;
    }
  }

  service(name: string): Service {
    return this.services.get(name)!;
  }

  all(): Service[] {
    return [...this.services.values()];
  }

  /** The address of a database of the suite's own, past all proxies. */
  database(name: string): string {
    const url = new URL(this.servers.postgresUrl);
    url.pathname = `/${name}`;
    return url.href;
  }

  /** False when a service that should run is not ready after so many milliseconds. */
  async untilReady(patience = PATIENCE): Promise<boolean> {
    const wanted = this.all().filter(({ name }) => name !== SECOND);
    for (const deadline = Date.now() + patience; Date.now() < deadline; await sleep(50))
      if ((await Promise.all(wanted.map((service) => service.ready()))).every(Boolean)) return true;
    return false;
  }

  async stop(): Promise<void> {
    for (const service of this.all()) service.signal('SIGCONT'); // a stopped process does not hear that it shall end
    for (const proxy of Object.values(this.servers.proxies)) proxy.go('through');
    await Promise.all(this.all().map((service) => service.stop()));
    await this.servers.stop();
  }
}

const CONFIG = { 'retention.ms': '-1', 'max.message.bytes': String(2 * 1024 * 1024) };

async function makeDatabases(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const name of [...departments, 'aggregator']) await client.query(`create database ${name}`);
  } finally {
    await client.end();
  }
}

async function describe(folder: string, servers: Servers): Promise<Map<string, Service>> {
  const names = ['identity', ...departments, SECOND, ...aggregators];
  const ports = await freePorts(names.length, 100);
  const issuer = `http://127.0.0.1:${ports[0]}`;
  const services = names.map((name, index) => {
    const app = name.replace('-2', '');
    const side = app === 'aggregator' ? 'readers' : 'writers';
    const environment: Record<string, string> = {
      DATABASE_URL: app === 'identity' ? '' : servers.databaseOf(side, app),
      KAFKA_BROKERS: servers.brokersOf(side).join(','),
      IDENTITY_ISSUER: issuer,
      IDENTITY_AUDIENCE: 'milepost',
      IDENTITY_KEYS_FILE: join(folder, 'identity', 'keys.json'),
      TOPIC_PREFIX: '',
      RELAY: '',
      HEARTBEAT_MS: '1000',
      CLOCK_FILE: join(folder, 'clock'),
    };
    return new Service({ name, app, directory: join(folder, name), port: ports[index]!, environment });
  });
  await Promise.all(names.map((name) => mkdir(join(folder, name), { recursive: true })));
  return new Map(services.map((service) => [service.name, service]));
}
