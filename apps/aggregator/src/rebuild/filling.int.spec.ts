import { connectDatabase, newConnection, pool } from '@milepost/service';
import { freshDatabase } from '@milepost/testing';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { milestone, type Sent, sent, slice, topicOf } from '../projection/messages.fixtures.js';
import { schema } from '../schema/schema.js';
import { Filling } from './filling.js';
import { stepByStep } from './shadow-projection.js';
import { finishEntries, finishHistory } from './shadow-indexes.js';
import { createShadow } from './shadow-tables.js';

let source: DataSource;
let shadow: pg.Pool;

beforeEach(async () => {
  const { url } = await freshDatabase();
  source = await connectDatabase({ url, schema });
  shadow = new pg.Pool({ connectionString: url, options: '-c search_path=rebuild,public', onConnect: newConnection });
  const client = await pool(source).connect();
  await createShadow(client, { copied: true });
  client.release();
  await shadow.query('insert into consumer_offset (topic, partition, next) values ($1, 0, 0)', [topicOf('health')]);
});
afterEach(async () => {
  await shadow.end();
  await source.destroy();
});

const filling = (most?: { entries: number; messages: number; bytes: number; rows: number }) =>
  new Filling(shadow, stepByStep(shadow), most);
const broken = (key: string): Sent => ({ key, value: '{' });
const apply = (one: Filling, messages: Sent[], from = 0) => one.apply(one.prepare([slice(messages, from)]));

async function rows(): Promise<string[]> {
  const { rows: found } = await shadow.query<{ row: string }>(`
    select 'history ' || id || ' ' || version as row from history union all select 'entry ' || id || ' ' || version from entry
    union all select 'parked ' || "offset" || ' ' || reason from parked order by 1`);
  return found.map(({ row }) => row);
}

async function keyed(one: Filling): Promise<void> {
  const client = await pool(source).connect();
  await one.writeEntries();
  await finishHistory(client);
  await finishEntries(client);
  client.release();
}

describe('filling tables without keys', () => {
  it('keeps what is unusual, and all behind it of its key, until there are keys', async () => {
    const one = filling();
    const [a, b, c] = ['a', 'b', 'c'].map((id) => sent(milestone({ id, commitment: `of-${id}` })));
    await apply(one, [a!, b!, broken('of-b'), sent(milestone({ id: 'b', version: 2, commitment: 'of-b' })), a!, c!]);
    await one.pause();
    expect(await rows()).toEqual(['history a 1', 'history b 1', 'history c 1']);
    const later = apply(one, [sent(milestone({ id: 'c', version: 2, commitment: 'of-c' }))], 6);
    await keyed(one);
    expect(await rows()).toHaveLength(6);
    await one.goOn();
    await later;
    expect(await rows()).toEqual([
      ...['entry a 1', 'entry b 1', 'entry c 2', 'history a 1', 'history b 1', 'history c 1', 'history c 2'],
      ...['parked 2 This is not JSON.', 'parked 3 waits behind offset 2'],
    ]);
  });

  it('writes entries while it goes on, and puts what they are later in their place', async () => {
    const one = filling({ entries: 9, messages: 9, bytes: 999, rows: 1 });
    const version = (id: string, version: number) => sent(milestone({ id, version }));
    await apply(one, [version('a', 1), version('b', 1)]);
    await apply(one, [version('a', 2)], 2);
    await apply(one, [version('c', 1), version('c', 2), version('a', 3)], 3);
    await one.pause();
    await keyed(one);
    expect(await rows()).toEqual(expect.arrayContaining(['entry a 3', 'entry b 1', 'entry c 2']));
    const { rows: found } = await shadow.query<{ due: string }>(`select doc -> 'due' ->> 'date' as due from entry order by id`);
    expect(found.map(({ due }) => due)).toEqual(['2013-06', '2011-06', '2012-06']);
  });

  it('gives up when the database refuses entries meanwhile, and parks nothing for it', async () => {
    const one = filling({ entries: 9, messages: 9, bytes: 999, rows: 1 });
    const whole = sent(milestone({ id: 'zero' }));
    await apply(one, [{ ...whole, value: String(whole.value).replaceAll('Parliament', '\\u0000') }]);
    await apply(one, [sent(milestone({ id: 'b', commitment: 'other' }))], 1);
    await one.pause();
    await one.writeEntries();
    expect(one.givenUp).toBe(true);
    expect(await rows()).not.toContainEqual(expect.stringMatching(/^(entry|parked)/));
  });

  it('gives up when a commit has gone through unheard', async () => {
    const one = filling();
    await shadow.query('update consumer_offset set next = 1');
    await expect(apply(one, [sent(milestone())])).rejects.toThrow('stood where they were thought to');
    expect(one.givenUp).toBe(true);
    expect(await rows()).toEqual([]);
  });

  it('gives up when the connection is cut on which rows are copied, for what was copied is gone with it', async () => {
    const one = filling();
    await apply(one, [sent(milestone({ id: 'a' }))]);
    await shadow.query(`select pg_terminate_backend(pid) from pg_locks where relation = 'rebuild.history'::regclass`);
    await expect(apply(one, [sent(milestone({ id: 'b' }))], 1)).rejects.toThrow();
    expect(one.givenUp).toBe(true);
    await one.pause();
    expect(await one.writeEntries()).toBe(false);
    expect(await rows()).toEqual([]);
  });

  it.each([
    ['entries', { entries: 1, messages: 9, bytes: 999, rows: 999 }, [sent(milestone({ id: 'a' })), sent(milestone({ id: 'b' }))]],
    ['messages that wait', { entries: 9, messages: 1, bytes: 999, rows: 999 }, [broken('one'), broken('two')]],
    ['bytes of them', { entries: 9, messages: 9, bytes: 1, rows: 999 }, [broken('one'), broken('two')]],
  ])('gives up when there are too many %s, and writes nothing more', async (_, most, messages) => {
    const one = filling(most);
    await apply(one, messages);
    expect(one.givenUp).toBe(true);
    const before = await rows();
    await apply(one, [sent(milestone({ id: 'c', commitment: 'late' }))], 2);
    expect(await rows()).toEqual(before);
  });
});
