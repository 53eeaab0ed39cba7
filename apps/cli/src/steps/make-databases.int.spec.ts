import { randomBytes } from 'node:crypto';
import { connectDatabase, pool } from '@milepost/service';
import { Client } from 'pg';
import type { RunningService } from '../stack/description.js';
import { makeDatabases } from './make-databases.js';

const { departmentSchema } = await import('@milepost/department');

const postgres = process.env['DATABASE_URL']!;
const mark = randomBytes(4).toString('hex');

const addressOf = (role: string, database: string) => {
  const url = new URL(postgres);
  Object.assign(url, { username: role, password: `of-${role}`, pathname: `/${database}` });
  return url.href;
};

function service(name: string): RunningService {
  const database = `${name}_${mark}`;
  const environment = { DATABASE_URL: addressOf(database, database), KAFKA_BROKERS: 'nowhere:1' };
  return { name, url: 'http://nowhere', environment, owner: addressOf(`${database}_owner`, database) };
}

const health = service('health');
const migration = service('migration');
const aggregator = service('aggregator');
const as = (address: string, sql: string) => {
  const client = new Client({ connectionString: address });
  return client
    .connect()
    .then(() => client.query<Record<string, unknown>>(sql))
    .finally(() => client.end());
};
const asService = ({ environment }: RunningService, sql: string) => as(environment['DATABASE_URL']!, sql);

const REFUSED = { code: '42501' };

beforeAll(() => makeDatabases({ postgres, services: [health, migration, aggregator] }));

describe("a service's role", () => {
  it('adds to the log and reads it', async () => {
    await asService(health, `insert into outbox (topic, key, value) values ('t', 'k', '{}')`);
    expect((await asService(health, 'select key, value from outbox')).rows).toEqual([{ key: 'k', value: '{}' }]);
  });

  it.each([
    ['changes an event', `update outbox set value = '{"forged":true}'`],
    ['deletes an event', 'delete from outbox'],
    ['empties the log', 'truncate outbox'],
    ['drops the log', 'drop table outbox'],
    ['switches triggers of the log off', 'alter table outbox disable trigger all'],
    ['takes the log over', 'alter table outbox owner to current_user'],
    ['changes what was withheld', `update withheld set change = '{}'`],
    ['forgets an idempotency key', 'delete from idempotency'],
    ['makes a table', 'create table note (text text)'],
    ['makes a schema', 'create schema mine'],
    ['says that a step was applied', `insert into schema_step (timestamp, name) values (1, 'forged')`],
    ['becomes the owner', `set role "health_${mark}_owner"`],
    ['reads files of the server', `select pg_read_file('/etc/passwd')`],
    ['runs a program on the server', `copy outbox from program 'id'`],
  ])('is refused when it %s', async (_what, sql) => {
    await expect(asService(health, sql)).rejects.toMatchObject(REFUSED);
  });

  it.each([
    ['changes what has happened', 'update history set doc = doc'],
    ['deletes what has happened', 'delete from history'],
    ['removes an entry', 'delete from entry'],
  ])('of the aggregator is refused when it %s', async (_what, sql) => {
    await expect(asService(aggregator, sql)).rejects.toMatchObject(REFUSED);
  });

  it('is not let into the database of its neighbour', async () => {
    const stranger = new URL(migration.environment['DATABASE_URL']!);
    stranger.pathname = new URL(health.environment['DATABASE_URL']!).pathname;
    await expect(as(stranger.href, 'select 1')).rejects.toMatchObject(REFUSED);
  });

  it('cannot hold its database up: its statements are cancelled after 30 s, its idle transactions after 60 s', async () => {
    const limits = `select current_setting('statement_timeout') as statement, current_setting('idle_in_transaction_session_timeout') as idle`;
    expect((await asService(health, limits)).rows).toEqual([{ statement: '30s', idle: '1min' }]);
  });
});

describe('makeDatabases', () => {
  it('changes nothing when it is repeated, beside passwords', async () => {
    const renewed = new URL(health.environment['DATABASE_URL']!);
    renewed.password = 'another';
    await makeDatabases({ postgres, services: [{ ...health, environment: { DATABASE_URL: renewed.href } }] });
    await expect(asService(health, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    expect((await as(renewed.href, 'select count(*)::int as kept from outbox')).rows).toEqual([{ kept: 1 }]);
    await makeDatabases({ postgres, services: [health] });
  });

  it('takes over what the role of a service once made itself', async () => {
    const old = service('security');
    const [name] = new URL(old.environment['DATABASE_URL']!).pathname.slice(1).split('/');
    await as(postgres, `create role "${name}" login password 'of-${name}'`);
    await as(postgres, `create database "${name}" owner "${name}"`);
    const source = await connectDatabase({ url: old.environment['DATABASE_URL']!, schema: departmentSchema });
    await source.destroy();
    await makeDatabases({ postgres, services: [old] });
    await expect(asService(old, 'delete from outbox')).rejects.toMatchObject(REFUSED);
  });
});

describe('a service', () => {
  it('waits for its schema until the owner has applied it', async () => {
    const late = service('defence');
    const [name] = new URL(late.environment['DATABASE_URL']!).pathname.slice(1).split('/');
    await as(postgres, `create role "${name}" login password 'of-${name}'`);
    await as(postgres, `create database "${name}"`);
    const connecting = connectDatabase({ url: late.environment['DATABASE_URL']!, schema: departmentSchema });
    await makeDatabases({ postgres, services: [late] });
    const source = await connecting;
    expect((await pool(source).query('select count(*)::int as events from outbox')).rows).toEqual([{ events: 0 }]);
    await source.destroy();
  });

  it('gives up when the owner does not', async () => {
    const never = service('foreign');
    const [name] = new URL(never.environment['DATABASE_URL']!).pathname.slice(1).split('/');
    await as(postgres, `create role "${name}" login password 'of-${name}'`);
    await as(postgres, `create database "${name}"`);
    const connecting = connectDatabase({ url: never.environment['DATABASE_URL']!, schema: departmentSchema, patience: 100 });
    await expect(connecting).rejects.toThrow(/has not applied CreateLog1763800000000/);
  });
});
