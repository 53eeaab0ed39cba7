import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { processesBelow } from './processes.js';
import { type Running, type Said, tokenOf } from './team.js';

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const milepost = join(repository, 'apps/cli/dist/main.js');

type Stack = { postgres: string; brokers: string[]; services: { name: string; url: string }[] };

/** The whole product, started as the README says, with data of its own that is thrown away. */
export class Product implements Running {
  private constructor(
    private readonly running: ChildProcess,
    private readonly folder: string,
    /** All that it has printed so far. */
    readonly printed: () => string,
  ) {}

  /** Resolves at the ready line; rejects with what was printed when the product ends before it. */
  static async start(...options: string[]): Promise<Product> {
    const folder = mkdtempSync(join(tmpdir(), 'milepost-e2e-'));
    const running = spawn(process.execPath, ['--enable-source-maps', milepost, '--data', folder, 'start', ...options], {
      env: environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    const ready = Promise.withResolvers<void>();
    for (const stream of [running.stdout, running.stderr])
      stream.on('data', (chunk) => {
        printed += String(chunk);
        if (printed.includes('Milepost is ready: ')) ready.resolve();
      });
    running.once('exit', () => ready.reject(new Error(`The product ended before it was ready:\n${printed}`)));
    const product = new Product(running, folder, () => printed);
    await ready.promise;
    return product;
  }

  /** The address of a service, by its name; the site is the aggregator. */
  url(name: string): string {
    return this.stack().services.find((service) => service.name === name)!.url;
  }

  /** The address of its PostgreSQL for a superuser. */
  get postgres(): string {
    return this.stack().postgres;
  }

  get brokers(): string[] {
    return this.stack().brokers;
  }

  private stack = (): Stack => JSON.parse(readFileSync(join(this.folder, 'stack.json'), 'utf8')) as Stack;

  token = (client: string): Promise<string> => tokenOf(this.url('identity'), client);

  /** Runs another milepost command on this product: exit code and what it printed. */
  async milepost(...words: string[]): Promise<Said> {
    const run = promisify(execFile)(process.execPath, [milepost, '--data', this.folder, ...words], { env: environment(), cwd: repository });
    return run.then(
      ({ stdout }) => ({ code: 0, printed: stdout }),
      ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, printed: stdout + stderr }),
    );
  }

  /** The processes of this product whose command holds all these words. Only they are ever killed. */
  processes(...words: string[]): number[] {
    return processesBelow(this.running.pid!, ...words);
  }

  async stop(): Promise<void> {
    const ended = once(this.running, 'exit');
    this.running.kill('SIGINT');
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The servers of the test run are not the product's: it starts its own. Products of different workers stay out of each other's ports. */
const environment = () => ({
  ...process.env,
  MILEPOST_PORT_OFFSET: String(10_000 + 200 * Number(process.env['JEST_WORKER_ID'] ?? 0)),
  DATABASE_URL: '',
  KAFKA_BROKERS: '',
  TOPIC_PREFIX: '',
  RELAY: '',
  HEARTBEAT_MS: '',
});
