import { setTimeout } from 'node:timers/promises';
import { eventually, freshDatabase, testBrokers, topicPrefix } from '@milepost/testing';
import { type Following, follow, send, type Stand, stand } from '../consumer/stand.fixtures.js';
import { heartbeat, milestone, sent } from '../projection/messages.fixtures.js';
import { dropParked, listParked } from '../projection/parked.js';
import { rebuild } from './rebuild.js';
import { REBUILT } from './rebuilt-tables.js';
import { verifyShadow } from './verify-shadow.js';

let place: Stand;
let live: Following;

beforeEach(async () => {
  const { url: databaseUrl } = await freshDatabase();
  place = await stand({ databaseUrl, brokers: testBrokers(), topicPrefix: topicPrefix() }, ['health', 'defence'], 2);
  live = await follow(place);
});
afterEach(async () => {
  await live.stop();
  await place.end();
});

const count = async (table: string) => (await place.db.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]!.n;
const comes = (table: string, n: number) => eventually(async () => expect(await count(table)).toBe(n), { timeout: 20_000 });

/** Every row of the model as text, but for what a rebuild cannot know: when a message was parked, and its own generation. */
async function model(): Promise<Record<string, string[]>> {
  const tables = REBUILT.map(async (table) => {
    const { rows } = await place.db.query<{ row: string }>(
      `select (to_jsonb(t) - 'parked_at' - 'generation')::text as row from public.${table} t order by 1`,
    );
    return [table, rows.map(({ row }) => row)] as const;
  });
  return Object.fromEntries(await Promise.all(tables));
}

/** Connections of a rebuild that wait for a table. */
const waiting = () =>
  count(`pg_stat_activity where datname = current_database() and application_name = 'milepost rebuild' and wait_event = 'relation'`);

/** Of the entries' table, of where its large values lie, and of its columns. */
async function options(schema = 'public'): Promise<string> {
  const { rows } = await place.db.query<{ all: string }>(
    `select concat(t.reloptions::text, l.reloptions::text, (select string_agg(attname || ' sampled ' || attstattarget, ',') from pg_attribute where attrelid = t.oid and attnum > 0 and attstattarget >= 0)) as all
    from pg_class t join pg_class l on l.oid = t.reltoastrelid where t.oid = '${schema}.entry'::regclass`,
  );
  return rows[0]!.all;
}

async function tablesOf(schema: string): Promise<string[]> {
  const { rows } = await place.db.query<{ name: string }>('select tablename as name from pg_tables where schemaname = $1 order by 1', [
    schema,
  ]);
  return rows.map(({ name }) => name);
}

async function filled(): Promise<void> {
  const health = Array.from({ length: 60 }, (_, index) =>
    sent(milestone({ id: `h-${index % 20}`, version: 1 + Math.floor(index / 20), commitment: `c-${index % 5}` })),
  );
  await send(place, 'health', [...health, heartbeat('health', '2026-02-01T00:00:00.000Z')]);
  await comes('history', 60);
  const stolen = sent(milestone({ id: 'h-1', version: 9, department: 'defence', commitment: 'stolen' }));
  const broken = { key: 'broken', value: '{' };
  const waiting = sent(milestone({ id: 'd-1', department: 'defence', commitment: 'broken' }));
  await send(place, 'defence', [stolen, broken, waiting, sent(milestone({ id: 'd-2', department: 'defence', commitment: 'd' }))]);
  await comes('history', 61);
  await comes('parked', 3);
}

describe('a rebuild', () => {
  it('equals the live model byte for byte, and keeps the old one', async () => {
    await filled();
    const before = await model();
    const rebuilt = await rebuild(place);
    expect(rebuilt).toMatchObject({ entries: 21, events: 61, parked: 3, wrong: 0, withHoles: 0, differing: 0 });
    expect(await model()).toEqual(before);
    expect(await count('before.history')).toBe(61);
    expect((await rebuild(place)).checksum).toBe(rebuilt.checksum);
  }, 60_000);

  it('begins again, step by step, when the database refuses what was copied', async () => {
    await filled();
    const refused = sent(milestone({ id: 'zero', commitment: 'zero' }));
    await send(place, 'health', [{ ...refused, value: String(refused.value).replaceAll('Parliament', '\\u0000') }]);
    await comes('parked', 4);
    const before = await model();
    const steps: string[] = [];
    expect(await rebuild(place, { progress: (step) => void steps.push(step) })).toMatchObject({ events: 61, parked: 4, wrong: 0 });
    expect(steps).toContain('starting again, step by step');
    expect(await model()).toEqual(before);
  }, 60_000);

  it('makes tables with the options of those in use, large values and columns too, and lets nobody vacuum them before they are', async () => {
    const before = await options();
    expect(before).toMatch(/vacuum_scale.*vacuum_scale.*doc sampled 0/);
    let meanwhile = '';
    await rebuild(place, { beforeSwap: async () => void (meanwhile = await options('rebuild')) });
    expect(meanwhile).toMatch(/autovacuum_enabled=off.*autovacuum_enabled=off/);
    expect(await options()).toBe(before);
  }, 60_000);

  it('has nothing left beside those tables when it begins to swap, for somebody might be busy with it', async () => {
    let tables: string[] = [];
    await rebuild(place, { beforeSwap: async () => void (tables = await tablesOf('rebuild')) });
    expect(tables).toEqual([...REBUILT].sort());
  }, 60_000);

  it('leaves no page that its first reader would have to write again', async () => {
    await filled();
    const pages = `select relname as name, relpages - relallvisible as unsure from pg_class where oid in ('rebuild.entry'::regclass, 'rebuild.history'::regclass) and relpages > 0 order by 1`;
    let found: unknown;
    await rebuild(place, { beforeSwap: async () => void (found = (await place.db.query(pages)).rows) });
    expect(found).toEqual([{ name: 'entry', unsure: 0 }, { name: 'history', unsure: 0 }]); // prettier-ignore
  }, 60_000);

  it('repairs what somebody changed, and says how much', async () => {
    await filled();
    const before = await model();
    await place.db.query(`update entry set doc = '{}' where id = 'h-2'`);
    await place.db.query(`delete from history where id = 'h-3'`);
    expect(await rebuild(place)).toMatchObject({ differing: 1 });
    expect(await model()).toEqual(before);
  }, 60_000);

  it('sees in the check whatever is wrong, and sums up other tables otherwise', async () => {
    await filled();
    const client = await place.db.connect();
    const afterHarm = async (harm: string) => {
      await client.query(`begin; ${harm}`);
      return verifyShadow(client).finally(() => client.query('rollback'));
    };
    const beforeSwap = async () => {
      const { checksum } = await afterHarm('select');
      const other = expect.not.stringContaining(checksum);
      for (const [harm, found] of [
        [`update rebuild.entry set doc = '{}' where id = 'h-2'`, { wrong: 1, differing: 1 }],
        [`update rebuild.entry set version = 2 where id = 'h-2'`, { wrong: 1 }],
        [`delete from rebuild.history where id = 'h-2'`, { wrong: 1 }],
        [`delete from rebuild.entry where id = 'h-2'`, { wrong: 1 }],
        [`delete from rebuild.history where id = 'h-2' and version = 2`, { wrong: 0, withHoles: 1 }],
        [`update rebuild.history set doc = doc || ' ' where id = 'h-2' and version = 1`, { wrong: 0, withHoles: 0 }],
      ] as const)
        expect({ harm, ...(await afterHarm(harm)) }).toMatchObject({ harm, ...found, checksum: other });
      throw new Error('all seen');
    };
    await expect(rebuild(place, { beforeSwap }).finally(() => client.release())).rejects.toThrow('all seen');
  }, 60_000);

  it('leaves out what was dropped', async () => {
    await filled();
    const [broken] = (await listParked(place.db)).filter(({ key }) => key === 'broken');
    await dropParked(place.db, place.topicPrefix, broken!, 'sent by mistake');
    const before = await model();
    await rebuild(place);
    expect(await model()).toEqual(before);
    expect(await count('history')).toBe(62);
  }, 60_000);

  it('misses nothing that comes while it runs, and the projection goes on after the swap', async () => {
    await filled();
    let replaced = 0;
    live.applied.onReplaced(() => replaced++);
    const later = (from: number) =>
      Array.from({ length: 20 }, (_, index) => sent(milestone({ id: `l-${from + index}`, commitment: `c-${index}` })));
    await rebuild(place, { beforeSwap: () => send(place, 'health', later(0)) });
    await send(place, 'health', later(20));
    await comes('history', 101);
    await comes('entry', 61);
    expect(replaced).toBeGreaterThan(0);
  }, 60_000);

  it('is one step for a reader', async () => {
    await filled();
    const counts = new Set<number>();
    let reading = true;
    const reader = (async () => {
      while (reading) counts.add(await count('history'));
    })();
    await rebuild(place);
    reading = false;
    await reader;
    expect([...counts]).toEqual([61]);
  }, 60_000);

  it('waits for whoever is busy with the tables of the one before', async () => {
    await filled();
    await rebuild(place);
    const vacuum = await place.db.connect();
    await vacuum.query('begin; lock table before.history in share update exclusive mode');
    const ended = setTimeout(3_000).then(() => vacuum.query('commit'));
    const rebuilt = rebuild(place).finally(() => ended.finally(() => vacuum.release()));
    expect(await rebuilt).toMatchObject({ events: 61, wrong: 0 });
  }, 60_000);

  it('waits for whoever is busy with a table in use, and nothing stands still for that', async () => {
    await filled();
    const vacuum = await place.db.connect();
    await vacuum.query('begin; lock table public.history in share update exclusive mode');
    const rebuilt = rebuild(place);
    await eventually(async () => expect(await waiting()).toBe(1), { timeout: 20_000 });
    await send(place, 'health', [sent(milestone({ id: 'meanwhile' }))]);
    await comes('history', 62);
    await vacuum.query('commit');
    vacuum.release();
    expect(await rebuilt).toMatchObject({ wrong: 0, differing: 0 });
    expect(await count('history')).toBe(62);
  }, 60_000);

  it('is refused while another one runs', async () => {
    await filled();
    await rebuild(place, { beforeSwap: () => expect(rebuild(place)).rejects.toThrow('Another rebuild is running.') });
  }, 60_000);
});
