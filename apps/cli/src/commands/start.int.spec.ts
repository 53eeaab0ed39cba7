import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@milepost/servers';
import { kafkaClient, readTopic } from '@milepost/service';
import { eventually } from '@milepost/testing';
import { Client } from 'pg';
import { DataFolder } from '../stack/data-folder.js';
import { runningStack, serviceNamed, type Description } from '../stack/description.js';

const folder = mkdtempSync(join(tmpdir(), 'milepost start '));
const data = new DataFolder(join(folder, 'data'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const STAND_IN = `
import { createServer } from 'node:http';
const server = createServer((_request, response) => response.end(JSON.stringify({ process: process.pid })));
server.listen(process.env.PORT, process.env.HOST);
process.once('SIGTERM', () => server.close().closeAllConnections());
`;

const module = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);

const launcher = (services: object[]) => `
import { start } from ${module('start.js')};
import { DataFolder } from ${module('../stack/data-folder.js')};
const data = new DataFolder(${JSON.stringify(data.folder())});
await start({ data, services: ${JSON.stringify(services)}, reset: false, record: false });
process.exit();
`;

interface Started {
  process: ChildProcess;
  stack: Description;
  printed(): string;
}

async function launch(ports: { identity: number; aggregator: number }): Promise<Started> {
  const program = join(folder, 'stand-in.mjs');
  writeFileSync(program, STAND_IN);
  const services = Object.entries(ports).map(([name, port]) => ({ name, port, program, database: name === 'aggregator', heap: 64 }));
  writeFileSync(join(folder, 'launcher.mjs'), launcher(services));
  const env = { ...process.env, DATABASE_URL: '', KAFKA_BROKERS: '' };
  const started = spawn(process.execPath, [join(folder, 'launcher.mjs')], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [started.stdout, started.stderr]) stream.on('data', (chunk) => (printed += String(chunk)));
  await eventually(() => expect(printed).toContain('Milepost is ready'), { timeout: 60_000 });
  return { process: started, stack: await runningStack(data), printed: () => printed };
}

async function end({ process: started }: Started, signal: NodeJS.Signals): Promise<unknown> {
  const ended = once(started, 'close') as Promise<[number | null]>;
  started.kill(signal);
  return (await ended)[0];
}

/** The processes whose command names the folder of this spec. */
const left = () =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((name) => commandOf(name).includes(folder));

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return ''; // it has ended meanwhile
  }
}

const processAt = async (url: string) => ((await (await fetch(url)).json()) as { process: number }).process;

async function ask(stack: Description, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: serviceNamed(stack, 'aggregator').owner! });
  await client.connect();
  return (await client.query(sql).finally(() => client.end())).rows as unknown[];
}

async function send({ brokers }: Description, value: string): Promise<void> {
  const producer = kafkaClient({ brokers, clientId: 'spec' }).producer();
  await producer.connect();
  await producer.send({ topic: 'milestones.health.v1', messages: [{ value }] });
  await producer.disconnect();
}

async function valuesIn({ brokers }: Description): Promise<(string | undefined)[]> {
  const values: (string | undefined)[] = [];
  await readTopic({ brokers, topic: 'milestones.health.v1', onMessage: (_p, _o, _key, value) => void values.push(value?.toString()) });
  return values;
}

describe('milepost start', () => {
  it('leaves no process, keeps the data for the next start, and starts a service again that was killed', async () => {
    const ports = { identity: await freePort(), aggregator: await freePort() };
    const first = await launch(ports);
    await ask(first.stack, `create table note as select 'kept' as text`);
    await send(first.stack, 'kept');
    expect(await end(first, 'SIGINT')).toBe(0);
    expect(left()).toEqual([]);

    const second = await launch(ports);
    const [rows, values] = [await ask(second.stack, 'select text from note'), await valuesIn(second.stack)];
    const { url } = serviceNamed(second.stack, 'aggregator');
    const killed = await processAt(url);
    process.kill(killed, 'SIGKILL');
    const next = await eventually(() => processAt(url));
    await end(second, 'SIGTERM');
    expect({ rows, values }).toEqual({ rows: [{ text: 'kept' }], values: ['kept'] });
    expect(next).not.toBe(killed);
    expect(second.printed()).toMatch(/aggregator ended with code 137; it starts again in 0.1 s \(log: .*aggregator\/log\)/);
  }, 120_000);

  it('takes the next port when one is taken, and leaves nothing when it is killed', async () => {
    const stranger = createServer().listen(0, '127.0.0.1');
    await once(stranger, 'listening');
    const { port } = stranger.address() as { port: number };
    const started = await launch({ identity: await freePort(), aggregator: port });
    stranger.close();
    expect(new URL(serviceNamed(started.stack, 'aggregator').url).port).not.toBe(String(port));
    expect(started.printed()).toContain(`Port ${port} is taken: aggregator listens on`);
    await end(started, 'SIGKILL');
    await eventually(() => expect(left()).toEqual([]));
  }, 120_000);
});
