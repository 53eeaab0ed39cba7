import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isAway } from './away.js';
import { connectDatabase, pool } from './database.js';

class Counter1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table counter (value int not null)');
    await runner.query('insert into counter values (1)');
  }
  async down(): Promise<void> {}
}

class Doubled1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('update counter set value = value * 2');
  }
  async down(): Promise<void> {}
}

const schema = [Counter1700000000000, Doubled1700000000001];

const administer = async (sql: string) => {
  const client = new pg.Client({ connectionString: process.env['DATABASE_URL'] });
  await client.connect();
  await client.query(sql).finally(() => client.end());
};

const addressOf = (name: string) => {
  const url = new URL(process.env['DATABASE_URL']!);
  url.pathname = `/${name}`;
  return url.href;
};

async function emptyDatabase(): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administer(`create database ${name}`);
  return addressOf(name);
}

/** What is to be ended however a test ends; else a leak would hide why it failed. */
const ending: (() => Promise<unknown>)[] = [];
afterEach(() => Promise.all(ending.splice(0).map((end) => end())));

const READY = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);

/** Keeps back what the server says from "ready" on, until it says more: so the client reads both in one breath, as a busy one does. */
async function slowEar(target: URL) {
  const sockets: Socket[] = [];
  let holds = false;
  const held = Promise.withResolvers<void>();
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    sockets.push(client, upstream);
    let kept = Buffer.alloc(0);
    client.on('data', (data) => upstream.write(data)).on('error', () => upstream.destroy());
    upstream.on('data', (data: Buffer) => {
      kept = Buffer.concat([kept, data]);
      if (holds && data.subarray(-6).equals(READY)) return held.resolve();
      client.write(kept);
      kept = Buffer.alloc(0);
    });
    upstream.on('error', () => client.destroy()).on('close', () => client.end());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(target);
  url.port = String((server.address() as AddressInfo).port);
  ending.push(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  });
  return { url: url.href, hold: () => (holds = true), release: () => (holds = false), held: held.promise };
}

describe('connectDatabase', () => {
  it('applies each step once, whoever starts at the same time, also with one connection', async () => {
    const url = await emptyDatabase();
    const sources = await Promise.all([1, 2, 3, 4].map(() => connectDatabase({ url, schema, poolSize: 1 })));
    expect(await sources[0]!.query('select value from counter')).toEqual([{ value: 2 }]);
    await Promise.all(sources.map((source) => source.destroy()));
  });

  it('gives the pool with its settings', async () => {
    const source = await connectDatabase({ url: await emptyDatabase(), statementTimeout: 50, name: 'spec' });
    const { rows } = await pool(source).query(`select current_setting('jit') jit, current_setting('application_name') name`);
    expect(rows).toEqual([{ jit: 'off', name: 'spec' }]);
    await expect(pool(source).query('select pg_sleep(5)')).rejects.toMatchObject({ code: '57014' });
    await source.destroy();
  });

  it('does not hold a long step to the time of a statement', async () => {
    class Slow1700000000000 implements MigrationInterface {
      up = (runner: QueryRunner) => runner.query('select pg_sleep(0.1)');
      down = () => Promise.resolve();
    }
    const source = await connectDatabase({ url: await emptyDatabase(), schema: [Slow1700000000000], statementTimeout: 50 });
    await source.destroy();
  });

  it('survives a connection that is cut while it is handed over', async () => {
    const direct = await emptyDatabase();
    const ear = await slowEar(new URL(direct));
    const source = await connectDatabase({ url: ear.url, name: 'handed over' });
    const first = await pool(source).connect();
    const { pid } = (await first.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]!;
    ear.hold();
    const second = pool(source).connect();
    await ear.held; // cut before, it would not have been connected
    const cut = `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'handed over' and pid <> $1`;
    const client = new pg.Client({ connectionString: direct });
    await client.connect();
    while ((await client.query(cut, [pid])).rowCount === 0);
    await client.end();
    const handed = await second;
    expect(isAway(await handed.query('select 1').catch((error: unknown) => error))).toBe(true);
    handed.release(true);
    first.release();
    await source.destroy();
  });

  it('gives up a way on which no answer comes, and those that idle beside it', async () => {
    const direct = await emptyDatabase();
    const ear = await slowEar(new URL(direct));
    const source = await connectDatabase({ url: ear.url, statementTimeout: 200 });
    const db = pool(source);
    await Promise.all([1, 2, 3].map(() => db.query('select pg_sleep(0.05)')));
    ear.hold();
    const silent = await db.query('select 1').catch((error: unknown) => error);
    expect(isAway(silent)).toBe(true);
    ear.release();
    while (db.idleCount > 0) await sleep(5);
    expect((await db.query('select 2 as two')).rows).toEqual([{ two: 2 }]);
    await source.destroy();
  });

  it('waits for a database that is still being made', async () => {
    const name = `test_${randomUUID().replaceAll('-', '')}`;
    const connecting = connectDatabase({ url: addressOf(name) });
    await administer(`create database ${name}`);
    await (await connecting).destroy();
  });

  it('gives up when patience ends', async () => {
    await expect(connectDatabase({ url: 'postgres://postgres@127.0.0.1:1/none', patience: 150 })).rejects.toMatchObject({
      code: 'ECONNREFUSED',
    });
  });

  it('does not wait when the password is wrong or the user unknown', async () => {
    const url = new URL(addressOf('postgres'));
    url.username = 'nobody_known';
    await expect(connectDatabase({ url: url.href })).rejects.toMatchObject({ code: expect.stringMatching(/^28/) });
  });
});
