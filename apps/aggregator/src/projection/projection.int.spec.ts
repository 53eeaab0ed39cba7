import { freshDatabase } from '@milepost/testing';
import { connectDatabase, pool } from '@milepost/service';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { schema } from '../schema/schema.js';
import { Applied } from './applied.js';
import { heartbeat, milestone, sent, type Sent, slice, topicOf } from './messages.fixtures.js';
import { OffsetsMoved } from './offsets.js';
import { dropParked, listParked, releaseParked } from './parked.js';
import { Projection } from './projection.js';
import { Projector } from './projector.js';

let source: DataSource;
let db: Pool;
let url: string;

const topic = topicOf('health');
const TABLES = ['entry', 'history', 'department', 'consumer_offset', 'parked'];

beforeEach(async () => {
  url = (await freshDatabase()).url;
  source = await connectDatabase({ url, schema, poolSize: 3 });
  db = pool(source);
  for (const department of ['health', 'defence']) await db.query('insert into consumer_offset values ($1, 0, 0)', [topicOf(department)]);
});
afterEach(() => source.destroy());

/** All tables as text; the time of parking is the only thing that may differ between two runs. */
async function model(): Promise<Record<string, unknown[]>> {
  const tables = TABLES.map(async (table) => [table, (await db.query(`select * from ${table} t order by t::text`)).rows] as const);
  return Object.fromEntries((await Promise.all(tables)).map(([table, rows]) => [table, rows.map(({ parked_at: _, ...row }) => row)]));
}

const rows = async (sql: string, values: unknown[] = []) => (await db.query(sql, values)).rows as Record<string, unknown>[];
const project = (messages: readonly Sent[], from = 0) => new Projection(db).apply({ slices: [slice(messages, from)] });
const versions = () => rows('select id, version from entry order by id');

describe('the projection', () => {
  it('keeps the last state, the history and who was heard', async () => {
    const [first, second] = [milestone(), milestone({ version: 2 })];
    await project([sent(first), sent(second), heartbeat('health', '2026-02-01T00:00:00.000Z')]);
    expect(await rows('select version, department, commitment, key, event_id, occurred_on, doc from entry')).toEqual([
      { version: 2, department: 'health', commitment: 'act', key: 'act', event_id: second.id, occurred_on: '2026-01-10', doc: second.data.state },
    ]); // prettier-ignore
    expect(await rows('select version, type, doc from history order by version')).toEqual([
      { version: 1, type: 'MilestoneScheduled', doc: sent(first).value },
      { version: 2, type: 'MilestoneRescheduled', doc: sent(second).value },
    ]);
    expect(await rows('select id, last_heartbeat, last_event_id from department')).toEqual([
      { id: 'health', last_heartbeat: new Date('2026-02-01'), last_event_id: second.id },
    ]);
    expect(await rows('select next from consumer_offset where topic = $1', [topic])).toEqual([{ next: '3' }]);
  });

  it('makes the same model however the messages are split, doubled or permuted', async () => {
    const events = Array.from({ length: 12 }, (_, index) => milestone({ id: `m-${index % 3}`, version: 1 + Math.floor(index / 3) })).map(
      sent,
    );
    await project(events);
    const { entry, history, department } = await model();
    for (const order of [events.toReversed(), [...events.slice(6), ...events, ...events.slice(0, 3)]]) {
      await db.query('truncate entry, history, department');
      await db.query('update consumer_offset set next = 0');
      for (const [offset, message] of order.entries()) await project([message], offset);
      expect(await model()).toMatchObject({ entry, history, department });
    }
  });

  it('gives back the state of who is waited for, as a look at the table would', async () => {
    const projection = new Projection(db, [], new Set(['milestone/report', 'milestone/elsewhere']));
    await projection.apply({ slices: [slice([sent(milestone({ id: 'other', commitment: 'other' }))])] }); // from now on the usual way
    const messages = [2, 1, 3].map((version) => sent(milestone({ version }))).concat(sent(milestone({ id: 'third' })));
    const { brought } = await projection.apply(projection.prepare([slice(messages, 1)]));
    const [{ doc }] = (await rows(`select doc::text from entry where id = 'report'`)) as [{ doc: string }];
    expect(brought?.map(({ event, state }) => [event.version, state])).toEqual([[3, doc]]);
  });

  it('does not let a late version take an entry back', async () => {
    await project([sent(milestone({ version: 3 }))]);
    await project([sent(milestone({ version: 2 }))], 1);
    expect(await versions()).toEqual([{ id: 'report', version: 3 }]);
    expect(await rows('select version from history order by version')).toEqual([{ version: 2 }, { version: 3 }]);
  });

  it('refuses one who does not know where the model stands, and writes nothing', async () => {
    await project([sent(milestone())]);
    const before = await model();
    await expect(project([sent(milestone({ version: 2 }))])).rejects.toThrow(OffsetsMoved);
    await expect(new Projection(db).apply({ slices: [slice([sent(milestone({ version: 2 }))], 1, { generation: 1 })] })).rejects.toThrow(
      OffsetsMoved,
    );
    const both = [
      slice([sent(milestone({ version: 2 }))], 1),
      slice([sent(milestone({ id: 'd', department: 'defence' }))], 5, { department: 'defence' }),
    ];
    await expect(new Projection(db).apply({ slices: both })).rejects.toThrow(OffsetsMoved);
    expect(await model()).toEqual(before);
  });

  it('gives one of two who write the same batch at once', async () => {
    const messages = Array.from({ length: 50 }, (_, index) => sent(milestone({ id: `m-${index}` })));
    const outcomes = await Promise.allSettled([project(messages), project(messages)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await rows('select count(*)::int as n from history')).toEqual([{ n: 50 }]);
  });

  it("leaves an entry to the department that published it first, also in the other's batch", async () => {
    const theirs = milestone({ department: 'defence', version: 5 });
    const mixed = [slice([sent(milestone())]), slice([sent(theirs)], 0, { department: 'defence' })];
    await new Projection(db).apply({ slices: mixed });
    await new Projection(db).apply({ slices: [slice([sent({ ...theirs, id: 'again' })], 1, { department: 'defence' })] });
    expect(await versions()).toEqual([{ id: 'report', version: 1 }]);
    expect((await listParked(db)).map(({ reason }) => reason)).toEqual(['milestone/report belongs to health.', 'waits behind offset 0']);
  });

  it('parks a version that is on the record with another text', async () => {
    await project([sent(milestone())]);
    const { parked, events } = await project([sent(milestone({ to: '2040' })), sent(milestone({ id: 'other', commitment: 'other' }))], 1);
    expect({ parked, applied: events.map(({ id }) => id) }).toEqual({ parked: 1, applied: ['other'] });
    expect((await listParked(db))[0]).toMatchObject({ offset: 1, key: 'act', reason: expect.stringContaining('another text') as string });
  });

  it.each([
    ['of an entry that is known', [milestone()]],
    ['of an entry that is not', []],
  ])('parks a version %s that is far ahead of all others, and goes on when it is dropped', async (_, before) => {
    const far = milestone({ version: 100_000, to: '2031' });
    await project(before.map(sent));
    const next = milestone({ version: before.length + 1 });
    const projection = new Projection(db);
    const slices = [slice([sent(far), sent(next)], before.length)];
    await projection.apply(projection.prepare(slices));
    expect((await listParked(db)).map(({ reason }) => reason)).toEqual([
      'Version 100000 of milestone/report is too far ahead of what is on the record.',
      `waits behind offset ${before.length}`,
    ]);
    expect(await versions()).toEqual(before.map(({ data }) => ({ id: 'report', version: data.version })));
    await dropParked(db, '', { topic, partition: 0, offset: before.length }, 'a mistake');
    expect(await versions()).toEqual([{ id: 'report', version: next.data.version }]);
  });

  it('says which events are new', async () => {
    const [first, second] = [sent(milestone()), sent(milestone({ version: 2 }))];
    await project([first]);
    expect((await project([first, second], 1)).events.map(({ version }) => version)).toEqual([2]);
  });
});

describe('a batch in one statement', () => {
  const known = sent(milestone());

  /** A projection that has looked at the topics, so that the next batch may go at once. */
  async function looked(): Promise<Projection> {
    const projection = new Projection(db);
    const first = [slice([known]), slice([heartbeat('defence', '2026-01-01T00:00:00.000Z')], 0, { department: 'defence' })];
    expect(projection.prepare(first).ready).toBeUndefined();
    await projection.apply({ slices: first });
    return projection;
  }
  const batch = (projection: Projection, messages: readonly Sent[], from = 1, department = 'health') =>
    projection.prepare([slice(messages, from, { department })]);

  it('makes the same model as step by step', async () => {
    const messages = [sent(milestone({ version: 2 })), sent(milestone({ version: 3 })), sent(milestone({ id: 'b' })), heartbeat('health', '2026-02-01T00:00:00.000Z')]; // prettier-ignore
    const projection = await looked();
    const prepared = batch(projection, messages);
    expect(prepared.ready!.events).toHaveLength(3);
    expect((await projection.apply(prepared)).events.map(({ version }) => version)).toEqual([2, 3, 1]);
    const atOnce = await model();
    await db.query('truncate entry, history, department; update consumer_offset set next = 0');
    await looked();
    await project(messages, 1);
    expect(await model()).toEqual(atOnce);
  });

  it.each([
    ['an event that is there already', [known, sent(milestone({ version: 2 }))], [2], 0],
    ['a version with another text', [sent(milestone({ to: '2040' })), sent(milestone({ id: 'b', commitment: 'b' }))], [1], 1],
    ["another department's entry", [sent(milestone({ department: 'defence', version: 2 })), sent(milestone({ id: 'b', commitment: 'b', department: 'defence' }))], [1], 1], // prettier-ignore
  ])('looks closer at %s', async (_, messages, applied, parked) => {
    const projection = await looked();
    const prepared = batch(
      projection,
      messages,
      1,
      (JSON.parse(messages[0]!.value as string) as { data: { department: string } }).data.department,
    );
    expect(prepared.ready).toBeDefined();
    const outcome = await projection.apply(prepared);
    expect({ applied: outcome.events.map(({ version }) => version), parked: outcome.parked }).toEqual({ applied, parked });
  });

  it('refuses one who does not know where the model stands, and writes nothing', async () => {
    const projection = await looked();
    const before = await model();
    await expect(projection.apply(batch(projection, [sent(milestone({ version: 2 }))], 5))).rejects.toThrow(OffsetsMoved);
    expect(await model()).toEqual(before);
  });

  it('lets another table decide first whose an entry is', async () => {
    await db.query(
      `create table known as select * from entry; insert into known (kind, id, department) values ('milestone', 'b', 'defence')`,
    );
    const projection = new Projection(db, ['known']);
    await projection.apply({ slices: [slice([known])] });
    const prepared = batch(projection, [sent(milestone({ version: 2 })), sent(milestone({ id: 'b', commitment: 'b' }))]);
    expect(prepared.ready).toBeDefined();
    expect((await projection.apply(prepared)).parked).toBe(1);
    expect((await listParked(db)).map(({ reason }) => reason)).toEqual(['milestone/b belongs to defence.']);
  });

  it('parks what is of no year that there was', async () => {
    const { parked } = await project([sent(milestone({ at: '0000-03-01T00:00:00.000Z' }))]);
    expect(parked).toBe(1);
    expect((await listParked(db)).map(({ reason }) => reason)).toEqual(['There was no year 0.']);
  });

  it.each(['2026-01-10T08:00:01.123456Z', '1999-12-31T23:59:59.999Z', '2026-01-10T08:00:01Z', '0001-01-01T00:00:00.000Z'])(
    'keeps the instant %s',
    async (at) => {
      await project([sent(milestone({ at }))]);
      const { rows } = await db.query('select h.recorded_at = $1::timestamptz as told, e.recorded_at = h.recorded_at as last, occurred_end::text as day from history h join entry e using (kind, id)', [at]); // prettier-ignore
      expect(rows).toEqual([{ told: true, last: true, day: '2026-01-10' }]);
    },
  );

  it('counts no more what was prepared before something was parked', async () => {
    const projection = await looked();
    const later = batch(projection, [sent(milestone({ version: 3 }))], 2);
    await projection.apply(batch(projection, [{ key: 'act', value: '{' }]));
    expect(await projection.apply(later)).toEqual({ events: [], parked: 1 });
    expect((await listParked(db)).map(({ reason }) => reason)).toEqual(['This is not JSON.', 'waits behind offset 1']);
  });
});

describe('the projector', () => {
  it('parks alone what only the database refuses', async () => {
    const bad = milestone({ id: 'bad', commitment: 'bad' });
    const unstorable = { ...bad, data: { ...bad.data, state: { ...bad.data.state, title: { en: 'a\0b' } } } } as typeof bad;
    const messages = Array.from({ length: 9 }, (_, index) => sent(milestone({ id: `m-${index}`, commitment: `c-${index}` })));
    const told: string[] = [];
    const applied = new Applied();
    applied.onApplied((events) => told.push(...events.map(({ id }) => id)));
    const projector = new Projector(new Projection(db), applied);
    expect(await projector.project({ slices: [slice([...messages.slice(0, 4), sent(unstorable), ...messages.slice(4)])] })).toBe('done');
    expect((await listParked(db)).map(({ offset, reason }) => [offset, reason])).toEqual([
      [4, expect.stringContaining('The database refuses it')],
    ]);
    expect(told).toEqual(messages.map((_, index) => `m-${index}`));
    expect(await rows('select next from consumer_offset where topic = $1', [topic])).toEqual([{ next: '10' }]);
  });

  it('writes in parts what takes too long at once', async () => {
    await db.query(`create function slow() returns trigger language plpgsql as $$ begin perform pg_sleep(0.03); return new; end $$;
      create trigger slow before insert on history for each row execute function slow()`);
    const impatient = await connectDatabase({ url, statementTimeout: 200 });
    const messages = Array.from({ length: 12 }, (_, index) => sent(milestone({ id: `m-${index}`, commitment: `c-${index}` })));
    const projector = new Projector(new Projection(pool(impatient)), new Applied());
    expect(await projector.project({ slices: [slice(messages)] })).toBe('done');
    expect(await rows('select count(*)::int as n from history')).toEqual([{ n: 12 }]);
    await impatient.destroy();
  });
});

describe('parked messages', () => {
  const poison: Sent = { key: 'act', value: '{' };
  const repaired = sent(milestone());

  it('stay while they cannot be read, and keep those behind them waiting', async () => {
    await project([poison, sent(milestone({ version: 2 }))]);
    const before = await listParked(db);
    expect(await releaseParked(db, '')).toEqual({ released: 0, stay: 2, errors: [] });
    expect(await listParked(db)).toEqual(before);
    expect(await versions()).toEqual([]);
  });

  it('are applied in order once they can be read', async () => {
    await project([poison, sent(milestone({ version: 2 })), sent(milestone({ version: 3 }))]);
    await db.query('update parked set value = $1 where "offset" = 0', [Buffer.from(String(repaired.value))]);
    expect(await releaseParked(db, '')).toEqual({ released: 3, stay: 0, errors: [] });
    expect(await listParked(db)).toEqual([]);
    expect(await versions()).toEqual([{ id: 'report', version: 3 }]);
    expect(await rows('select version from history order by version')).toEqual([{ version: 1 }, { version: 2 }, { version: 3 }]);
  });

  it('let the others go on when one is dropped, which is kept with the reason', async () => {
    await project([poison, sent(milestone({ version: 2 }))]);
    expect(await dropParked(db, '', { topic, partition: 0, offset: 0 }, 'sent by mistake')).toMatchObject({ released: 1, stay: 0 });
    expect(await versions()).toEqual([{ id: 'report', version: 2 }]);
    expect(await rows('select "offset", key, value, dropped_because from dropped')).toEqual([
      { offset: '0', key: 'act', value: Buffer.from('{'), dropped_because: 'sent by mistake' },
    ]);
    expect(await dropParked(db, '', { topic, partition: 0, offset: 0 }, 'again')).toBeUndefined();
  });

  it('let a projection that goes on know that the model was changed', async () => {
    await project([poison]);
    await releaseParked(db, '');
    await expect(project([sent(milestone({ version: 2 }))], 1)).rejects.toThrow(OffsetsMoved);
  });
});
