import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
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
