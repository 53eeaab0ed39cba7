import { fileURLToPath } from 'node:url';
import { freePort } from '@milepost/servers';
import type { CommandEnd } from './run-command.js';
import type { RunningProcess } from './start-process.js';
import type { Stack } from './stack.js';

const apps = new URL('../../../', import.meta.url);
const program = (app: string) => fileURLToPath(new URL(`${app}/dist/main.js`, apps));

/** The most that a heap may grow to, in megabytes: as of `npm start`. */
const HEAP = { health: 256, aggregator: 320 };

/** Options for Node from the environment, so that one service can be profiled in the midst of a run: `BENCH_PROFILE=health:--cpu-prof,--cpu-prof-dir=profiles`. */
function optionsOf(app: keyof typeof HEAP): string[] {
  const [name, options = ''] = (process.env['BENCH_PROFILE'] ?? '').split(':', 2);
  return [`--max-old-space-size=${HEAP[app]}`, ...(name === app ? options.split(',') : [])];
}

export interface Identity {
  process: RunningProcess;
  /** An access token of a client such as `health-publisher`. */
  token(client: string): Promise<string>;
}

/** The development identity provider. */
export async function startIdentity(stack: Stack): Promise<Identity> {
  const port = await freePort(); // the issuer is its address, which it must know before it listens
  const environment = { IDENTITY_ISSUER: `http://127.0.0.1:${port}` };
  const process = await stack.process({ name: 'identity', program: program('identity'), port, environment });
  return { process, token: (client) => tokenFrom(process.url, client) };
}

async function tokenFrom(url: string, client: string): Promise<string> {
  const authorization = `Basic ${Buffer.from(`${client}:${client}-secret`).toString('base64')}`;
  const body = new URLSearchParams({ grant_type: 'client_credentials' });
  const response = await fetch(`${url}/token`, { method: 'POST', headers: { authorization }, body });
  if (!response.ok) throw new Error(`The identity provider gave no token: ${response.status} ${await response.text()}`);
  return ((await response.json()) as { access_token: string }).access_token;
}

export interface DepartmentStart {
  database: string;
  issuer: string;
  prefix: string;
  relay: boolean;
}

/** The real service of the health department. */
export const startHealth = (stack: Stack, { database, issuer, prefix, relay }: DepartmentStart): Promise<RunningProcess> =>
  stack.process({
    name: 'health',
    program: program('health'),
    node: optionsOf('health'),
    environment: {
      DATABASE_URL: database,
      IDENTITY_ISSUER: issuer,
      IDENTITY_AUDIENCE: 'milepost',
      TOPIC_PREFIX: prefix,
      RELAY: String(relay),
      HEARTBEAT_MS: '0',
    },
  });

/** The aggregator's own command that makes the read model again from the topics, and what it prints. */
export const rebuildModel = (stack: Stack, { database, prefix }: { database: string; prefix: string }): Promise<CommandEnd> =>
  stack.command({
    name: 'rebuild',
    program: fileURLToPath(new URL('aggregator/dist/operate.js', apps)),
    words: ['rebuild', '--json'],
    environment: { DATABASE_URL: database, TOPIC_PREFIX: prefix },
  });

export interface AggregatorStart {
  database: string;
  prefix: string;
  /** Seconds until it must be ready, which it is when it has projected nearly all that lies on the topics. */
  patience?: number;
}

/** The real aggregator. */
export const startAggregator = (stack: Stack, { database, prefix, patience }: AggregatorStart): Promise<RunningProcess> =>
  stack.process({
    name: 'aggregator',
    program: program('aggregator'),
    ...(patience !== undefined && { patience }),
    node: optionsOf('aggregator'),
    environment: { DATABASE_URL: database, TOPIC_PREFIX: prefix, IDENTITY_ISSUER: '' },
  });
