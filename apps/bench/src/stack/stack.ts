import { ensureTopics } from '@milepost/service';
import { startKafka, startPostgres } from '@milepost/servers';
import { Client } from 'pg';
import { type CommandEnd, type CommandStart, startCommand } from './run-command.js';
import { makeLogFiles } from './log-files.js';
import { type RunningProduct, startProduct } from './start-product.js';
import { startProcess, type RunningProcess, type StartedProcess } from './start-process.js';

/** As in production: what is acknowledged is on disk. The servers' data is thrown away at the end. */
export const postgresSettings = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on', max_wal_size: '4GB', min_wal_size: '4GB' };
export const brokerHeap = 512;
const PARTITIONS = 6;

/** How the families of the two servers are recognised among our children. */
export const POSTGRES = 'milepost-postgres-';
export const KAFKA = 'milepost-kafka-';

/** The servers of one benchmark and all processes that it started; `stop` ends every one of them. */
export class Stack {
  private readonly running = new Set<{ stop(): Promise<void> }>();
  private databases = 0;

  private constructor(
    /** Of the database that holds nothing. */
    readonly postgresUrl: string,
    readonly brokers: string[],
  ) {}

  /** @param logical whether others may read PostgreSQL's log, which makes it a little larger */
  static async start({ logical = false } = {}): Promise<Stack> {
    const settings = { ...postgresSettings, ...(logical && { wal_level: 'logical' }) };
    const started = await Promise.allSettled([startPostgres({ settings }), startKafka({ heap: brokerHeap, longLived: true })]);
    const [postgres, kafka] = started;
    if (postgres.status === 'rejected' || kafka.status === 'rejected') {
      await Promise.all(started.map((one) => one.status === 'fulfilled' && one.value.stop()));
      throw started.find((one) => one.status === 'rejected')!.reason;
    }
    const stack = new Stack(postgres.value.url, kafka.value.brokers);
    stack.running.add(postgres.value).add(kafka.value);
    await stack.inDatabase(stack.postgresUrl, makeLogFiles);
    return stack;
  }

  /** A new, empty database. */
  async database(name: string): Promise<string> {
    const database = `${name}_${++this.databases}`;
    await this.inDatabase(this.postgresUrl, (client) => client.query(`create database ${database}`));
    return this.postgresUrl.replace(/\/postgres$/, `/${database}`);
  }

  async topic(topic: string): Promise<void> {
    await ensureTopics(this.brokers, [{ topic, partitions: PARTITIONS, config: { 'retention.ms': '-1' } }]);
  }

  /** Runs with a connection of its own. */
  async inDatabase<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }

  /** Starts a service and waits until it is ready. */
  async process(start: StartedProcess): Promise<RunningProcess> {
    const environment = { KAFKA_BROKERS: this.brokers.join(','), LOG_LEVEL: 'warn', ...start.environment };
    const started = await startProcess({ ...start, environment });
    const running = { ...started, stop: () => started.stop().finally(() => this.running.delete(running)) };
    this.running.add(running);
    return running;
  }

  /** Runs a Node program to its end. */
  async command(start: CommandStart): Promise<CommandEnd> {
    const running = await startCommand({
      ...start,
      environment: { KAFKA_BROKERS: this.brokers.join(','), LOG_LEVEL: 'warn', ...start.environment },
    });
    this.running.add(running);
    return running.ended.finally(() => this.running.delete(running));
  }

  /** The product as its operator starts it, with servers of its own. */
  async product(): Promise<RunningProduct> {
    const product = await startProduct();
    const running = { ...product, stop: () => product.stop().finally(() => this.running.delete(running)) };
    this.running.add(running);
    return running;
  }

  async stop(): Promise<void> {
    for (const one of [...this.running].reverse()) await one.stop();
  }
}
