import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { answersReady, type GuardedProcess, startGuarded } from '@milepost/servers';
import { processesBelow } from '../../processes.js';

export interface ServiceStart {
  /** Of the service; also what its command line holds and no other's. */
  name: string;
  /** The app that it runs. */
  app: string;
  /** For its log. */
  directory: string;
  port: number;
  environment: Record<string, string>;
}

const apps = fileURLToPath(new URL('../../../../', import.meta.url));
const clock = fileURLToPath(new URL('movable-clock.js', import.meta.url));
const PAUSE = 100;

export const programOf = (app: string, program = 'main'): string => join(apps, app, 'dist', `${program}.js`);

/** A service in a process of its own that is started again whenever it ends, as its orchestrator would. */
export class Service {
  readonly url: string;
  private running: GuardedProcess | undefined;
  private supervised: Promise<void> | undefined;
  private stopping = false;
  private extra: Record<string, string> = {};
  /** How often it was started. */
  lives = 0;

  constructor(private readonly settings: ServiceStart) {
    this.url = `http://127.0.0.1:${settings.port}`;
  }

  get name(): string {
    return this.settings.name;
  }

  /** What the service reads from its environment. */
  get environment(): Record<string, string> {
    return this.settings.environment;
  }

  start(): void {
    this.stopping = false;
    this.supervised ??= this.supervise();
  }

  /** The next life of the service, and only that one, has these settings too. */
  nextLife(extra: Record<string, string>): void {
    this.extra = extra;
  }

  signal(signal: NodeJS.Signals): void {
    for (const pid of this.pids()) process.kill(pid, signal);
  }

  pids(): number[] {
    return processesBelow(process.pid, this.mark);
  }

  ready(): Promise<boolean> {
    return answersReady(this.url);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.running?.stop();
    await this.supervised;
    this.supervised = undefined;
  }

  private async supervise(): Promise<void> {
    while (!this.stopping) {
      this.running = this.begin();
      await this.running.exited;
      if (!this.stopping) await sleep(PAUSE);
    }
  }

  private get mark(): string {
    return `faults=${this.settings.name}.`;
  }

  private begin(): GuardedProcess {
    const { app, directory, port, environment } = this.settings;
    const extra = this.extra;
    this.extra = {};
    this.lives += 1;
    return startGuarded({
      command: [process.execPath, '--enable-source-maps', '--max-old-space-size=256', '--import', clock, programOf(app), this.mark],
      directory,
      signal: 'TERM',
      env: { ...process.env, LOG_LEVEL: 'info', HOST: '127.0.0.1', PORT: String(port), ...environment, ...extra },
    });
  }
}
