import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { answersReady, freePort, type GuardedProcess, startGuarded, untilReady } from '@milepost/servers';
import { createTopics, freshDatabase, testBrokers, topicPrefix } from '@milepost/testing';

const program = (app: string) => fileURLToPath(new URL(`../../../${app}/dist/main.js`, import.meta.url));

export type Service = { name: string; url: string; log: string; process: GuardedProcess };

/**
 * The way of an event through processes of its own, on the servers of the run: a replica of health that takes requests, a second one
 * that relays, two aggregators on one partition. So one of them projects and the other only answers.
 */
export class Chain {
  readonly prefix = topicPrefix();
  private readonly services: Service[] = [];
  private identity!: Service;
  private databases!: { health: string; aggregator: string };

  private constructor(private readonly environment: Record<string, string>) {}

  static async start(environment: Record<string, string> = {}): Promise<Chain> {
    const chain = new Chain(environment);
    try {
      await chain.startAll();
      return chain;
    } catch (error) {
      await chain.stop();
      throw error;
    }
  }

  private async startAll(): Promise<void> {
    const [{ url: health }, { url: aggregator }] = [await freshDatabase(), await freshDatabase()];
    this.databases = { health, aggregator };
    await createTopics([this.topic]);
    this.identity = await this.service('identity', 'identity');
    await this.department('health-takes', { RELAY: 'false', HEARTBEAT_MS: '0' });
    await this.department('health-relays', { RELAY: 'true', HEARTBEAT_MS: '1000' });
    await this.aggregator('aggregator-1');
    await this.aggregator('aggregator-2');
  }

  get topic(): string {
    return `${this.prefix}milestones.health.v1`;
  }

  url = (name: string): string => this.services.find((service) => service.name === name)!.url;
  log = (name: string): string => this.services.find((service) => service.name === name)!.log;

  /** Prometheus text of a service. */
  metrics = async (name: string): Promise<string> => (await fetch(`${this.url(name)}/metrics`)).text();

  /** Which aggregator holds the partition, and which does not. */
  async aggregators(): Promise<{ projects: string; reads: string }> {
    const names = ['aggregator-1', 'aggregator-2'];
    const lags = await Promise.all(names.map(async (name) => (await this.metrics(name)).includes('milepost_consumer_lag_messages{')));
    if (lags[0] === lags[1]) throw new Error('The group has not settled: not exactly one aggregator has the partition.');
    return lags[0] ? { projects: names[0]!, reads: names[1]! } : { projects: names[1]!, reads: names[0]! };
  }

  async post(path: string, body: object, client: string, headers: Record<string, string> = {}): Promise<Response> {
    const authorization = `Bearer ${await this.token(client)}`;
    const sent = { authorization, 'content-type': 'application/json', ...headers };
    return fetch(this.url('health-takes') + path, { method: 'POST', headers: sent, body: JSON.stringify(body) });
  }

  /** In the order of a shutdown: first who takes requests. Resolves when every process is gone. */
  async stop(): Promise<void> {
    await Promise.all(this.services.map(({ process }) => process.stop()));
  }

  private async token(client: string): Promise<string> {
    const headers = { authorization: `Basic ${btoa(`${client}:${client}-secret`)}` };
    const body = new URLSearchParams({ grant_type: 'client_credentials' });
    const response = await fetch(`${this.identity.url}/token`, { method: 'POST', headers, body });
    return ((await response.json()) as { access_token: string }).access_token;
  }

  private department(name: string, more: Record<string, string>): Promise<Service> {
    const own = { DATABASE_URL: this.databases.health, TOPIC_PREFIX: this.prefix, IDENTITY_ISSUER: this.identity.url };
    return this.service(name, 'health', { ...own, ...more });
  }

  private aggregator(name: string): Promise<Service> {
    return this.service(name, 'aggregator', { DATABASE_URL: this.databases.aggregator, TOPIC_PREFIX: this.prefix });
  }

  private async service(name: string, app: string, own: Record<string, string> = {}): Promise<Service> {
    const [port, directory] = [await freePort(), mkdtempSync(join(tmpdir(), `milepost-chain-${name}-`))];
    const url = `http://127.0.0.1:${port}`;
    const address = {
      HOST: '127.0.0.1',
      PORT: String(port),
      KAFKA_BROKERS: testBrokers().join(),
      IDENTITY_ISSUER: app === 'identity' ? url : '',
    };
    const process_ = startGuarded({
      command: [process.execPath, '--enable-source-maps', program(app)],
      directory,
      throwAway: true,
      signal: 'TERM',
      env: { ...process.env, LOG_LEVEL: 'debug', OTEL_SERVICE_NAME: name, ...address, ...own, ...this.environment },
    });
    const service = { name, url, log: join(directory, 'log'), process: process_ };
    this.services.push(service);
    await untilReady(name, process_, () => answersReady(url));
    return service;
  }
}
