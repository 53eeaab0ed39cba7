import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from '@milepost/servers';
import { type Running, type Said, tokenOf } from '../team.js';

const repository = fileURLToPath(new URL('../../../../', import.meta.url));
const PORTS = {
  aggregator: 'SITE',
  identity: 'IDENTITY',
  migration: 'MIGRATION',
  security: 'SECURITY',
  defence: 'DEFENCE',
  health: 'HEALTH',
};

/** What an engine says about a container; only what the specs look at. */
export interface Inspected {
  Name: string;
  RestartCount: number;
  Config: { User: string; Env: string[]; Labels: Record<string, string> };
  State: { Pid: number; Status: string; ExitCode: number; StartedAt: string; Health?: { Status: string } };
  HostConfig: {
    ReadonlyRootfs: boolean;
    CapDrop: string[] | null;
    CapAdd: string[] | null;
    SecurityOpt: string[] | null;
    Memory: number;
    Privileged: boolean;
  };
}

export interface BoxesOptions {
  profiles?: string[];
  /** Compose files beside the usual one. */
  files?: string[];
  /** How many ports a service gets, where it is more than one. */
  replicas?: Record<string, number>;
}

/** The whole product in containers, as docker-compose.yml has it, under a name and ports of its own. */
export class Boxes implements Running {
  private turn = 0;

  private constructor(
    private readonly project: string,
    private readonly ports: Record<string, number[]>,
    private readonly files: readonly string[],
  ) {}

  /** Builds, starts and waits until everything is healthy; nothing stays when it fails. */
  static async start({ profiles = [], files = [], replicas = {} }: BoxesOptions = {}): Promise<Boxes> {
    const ports: Record<string, number[]> = {};
    for (const [index, name] of Object.keys(PORTS).entries()) {
      const first = await freePort(21_000 + 20 * index);
      ports[name] = Array.from({ length: replicas[name] ?? 1 }, (_, replica) => first + replica);
    }
    const boxes = new Boxes(`milepost-test-${process.pid}`, ports, ['docker-compose.yml', ...files]);
    try {
      await boxes.up(...profiles);
      return boxes;
    } catch (error) {
      await boxes.remove();
      throw error;
    }
  }

  /** Of several replicas another one each time. */
  url = (service: string): string => {
    const ports = this.ports[service]!;
    return `http://127.0.0.1:${ports[this.turn++ % ports.length]}`;
  };

  token = (client: string): Promise<string> => tokenOf(this.url('identity'), client);

  async up(...profiles: string[]): Promise<void> {
    const { code, printed } = await this.compose(
      ...profiles.flatMap((profile) => ['--profile', profile]),
      ...['up', '-d', '--build', '--wait'],
    );
    if (code !== 0) throw new Error(`The containers did not come up.\n${printed.slice(-2_000)}\n${await this.logs()}`);
  }

  /** Stops and removes the containers; their data stays. */
  down = (): Promise<Said> => this.compose('--profile', '*', 'down');

  /** Nothing is left but the images. */
  remove = (): Promise<Said> => this.compose('--profile', '*', 'down', '--volumes', '--timeout', '5');

  /** Runs a command of the operator beside the services. */
  milepost = (...words: string[]): Promise<Said> => this.compose('run', '--rm', 'milepost', ...words);

  /** Runs an ES module inside a service's container, with that service's settings and libraries. */
  inside = (service: string, module: string): Promise<Said> =>
    this.compose('exec', '-T', '-w', `/milepost/apps/${service}`, service, 'node', '--input-type=module', '-e', module);

  /** All containers, also those that have done their work; or those of one service. */
  async inspect(...service: string[]): Promise<Inspected[]> {
    const { printed } = await this.compose('--profile', '*', 'ps', '-aq', ...service);
    const { printed: inspected } = await run('docker', ['inspect', ...printed.split(/\s+/).filter((id) => /^[0-9a-f]{12,}$/.test(id))]);
    return JSON.parse(inspected) as Inspected[];
  }

  /** Kills the process as a crash would, of several replicas the first: the engine's own kill would count as a wish that it stays away. */
  async crash(service: string): Promise<void> {
    const [first] = await this.inspect(service);
    process.kill(first!.State.Pid, 'SIGKILL');
  }

  /** Asks the container to end, as a new version's roll-out does; it stays away until `startAgain`. */
  stop = (service: string, seconds: number): Promise<Said> => this.compose('stop', '-t', String(seconds), service);

  /** Compose's own start would run every step before it again. */
  async startAgain(service: string): Promise<void> {
    for (const { Name } of await this.inspect(service)) await run('docker', ['start', Name.slice(1)]);
  }

  compose = (...words: string[]): Promise<Said> =>
    run('docker', ['compose', '-p', this.project, ...this.files.flatMap((file) => ['-f', file]), ...words], this.environment());

  private async logs(): Promise<string> {
    return (await this.compose('--profile', '*', 'logs', '--tail', '5', '--no-color')).printed.slice(-6_000);
  }

  private environment(): Record<string, string> {
    const range = (ports: number[]) => (ports.length === 1 ? String(ports[0]) : `${ports[0]}-${ports.at(-1)}`);
    return Object.fromEntries(Object.entries(PORTS).map(([service, name]) => [`MILEPOST_${name}_PORT`, range(this.ports[service]!)]));
  }
}

/** Runs a program in the repository's folder; a failure is an answer. */
export function run(program: string, words: readonly string[], environment: Record<string, string> = {}): Promise<Said> {
  const options = { cwd: repository, env: { ...process.env, ...environment }, maxBuffer: 64 * 1024 * 1024 };
  return promisify(execFile)(program, words, options).then(
    ({ stdout }) => ({ code: 0, printed: stdout }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, printed: `${stdout}${stderr}` }),
  );
}
