import { eventText, isOverdue, type Milestone, partialDate, type Target } from '@milepost/contracts';
import { connectDatabase, DatabaseModule, pool, type RunningService, startService } from '@milepost/service';
import { freshDatabase } from '@milepost/testing';
import { Module } from '@nestjs/common';
import { jest } from '@jest/globals';
import { DataSource } from 'typeorm';
import { schema } from '../schema/schema.js';
import * as answers from './answers.js';
import { ApiModule } from './api.module.js';
import { EntryShortcut } from './entry-shortcut.js';
import { Now } from './now.js';
import { store } from './record.fixtures.js';
import { smallRecord } from './small-record.fixtures.js';

let service: RunningService;

beforeAll(async () => {
  const { url } = await freshDatabase();
  const source = await connectDatabase({ url, schema });
  await store(pool(source), smallRecord);
  await source.destroy();
  @Module({ imports: [DatabaseModule.forRoot(() => ({ url, poolSize: 2 })), ApiModule] })
  class ReadSide {}
  service = await startService(ReadSide, { port: 0, shortcut: (app) => app.get(EntryShortcut) });
  jest.spyOn(service.app.get(Now), 'now').mockReturnValue(new Date('2026-11-21T12:00:00Z'));
});
afterAll(() => service.stop());

const get = (path: string, headers: Record<string, string> = {}) => fetch(service.url + path, { headers });
const body = async <T = { items: { id: string; state: Record<string, unknown> }[]; next: string | null }>(path: string) =>
  (await (await get(path)).json()) as T;
const ids = async (path: string) => (await body(path)).items.map(({ id }) => id);

describe('Lists', () => {
  it.each([
    ['/v1/commitments', ['blue-card', 'hera', 'screening']],
    ['/v1/commitments?department=security', ['blue-card', 'screening']],
    ['/v1/commitments?lead=security', ['screening']],
    ['/v1/commitments?objective=health-union', ['hera']],
    ['/v1/commitments?priority=priority-one', ['blue-card', 'screening']],
    ['/v1/commitments?mandate=mandate-two', []],
    ['/v1/commitments?status=inProgress&status=delivered', ['blue-card', 'hera']],
    ['/v1/commitments?assessment=confirmed', []],
    ['/v1/commitments?overdue=true', ['blue-card']],
    ['/v1/commitments?overdue=false', ['hera', 'screening']],
    ['/v1/commitments?dueFrom=2022-06-01&dueTo=2022-06-30', ['blue-card']],
    ['/v1/commitments?dueFrom=2027-01-01', []],
    ['/v1/commitments?q=BORDERS', ['screening']],
    ['/v1/commitments?q=nous allons hera', ['hera']],
    ['/v1/commitments?q=100%25', []],
    ['/v1/milestones', ['report']],
    ['/v1/milestones?overdue=true&department=migration', ['report']],
    ['/v1/milestones?status=met', []],
    ['/v1/targets?commitment=blue-card', ['cards']],
    ['/v1/targets?overdue=true', []],
    ['/v1/acts?stage=inForce', ['directive']],
    ['/v1/updates', []],
  ])('%s', async (path, expected) => {
    expect(await ids(path)).toEqual(expected);
  });

  it('are read page by page, each naming the next', async () => {
    const first = await get('/v1/commitments?limit=2');
    expect(((await first.json()) as { next: string }).next).toBe('hera');
    expect(first.headers.get('link')).toBe('</v1/commitments?limit=2&after=hera>; rel="next"');
    const last = await get('/v1/commitments?limit=2&after=hera');
    expect(await last.json()).toMatchObject({ items: [{ id: 'screening' }], next: null });
    expect(last.headers.get('link')).toBeNull();
  });

  it('have a tag that is the same as long as nothing of the page has changed', async () => {
    const tag = async (path = '/v1/commitments?limit=2') => (await get(path)).headers.get('etag')!;
    const first = await tag();
    expect((await get('/v1/commitments?limit=2', { 'if-none-match': first })).status).toBe(304);
    const others = [
      await tag('/v1/commitments'),
      await tag('/v1/commitments?limit=2&after=hera'),
      await tag('/v1/commitments?limit=2&asOf=2021-10'),
    ];
    const raise = (by: number) =>
      pool(service.app.get(DataSource)).query(`update entry set version = version + $1 where id = 'hera'`, [by]);
    await raise(1);
    others.push(await tag());
    await raise(-1);
    expect(new Set([first, ...others]).size).toBe(5);
    expect(await tag()).toBe(first);
  });

  it('call overdue what the contracts call overdue, on every day', async () => {
    for (const day of ['2022-12-30', '2023-01-01', '2025-11-18', '2025-11-19', '2026-11-19']) {
      const states = [...(await body(`/v1/milestones?asOf=${day}`)).items, ...(await body(`/v1/targets?asOf=${day}`)).items];
      const expected = states.filter(({ state }) => isOverdue(state as Milestone & Target, partialDate(day))).map(({ id }) => id);
      const listed = [...(await ids(`/v1/milestones?overdue=true&asOf=${day}`)), ...(await ids(`/v1/targets?overdue=true&asOf=${day}`))];
      expect([day, listed]).toEqual([day, expected]);
    }
  });
});

describe('The two clocks', () => {
  const due = async (path: string) => (await body<{ state: Milestone }>(path)).state.due?.date;

  it('give two right answers about one day', async () => {
    expect(await due('/v1/entries/milestone/report')).toBe('2026-11-18');
    expect(await due('/v1/entries/milestone/report?asOf=2026-04-01')).toBe('2026-11-18');
    expect(await due('/v1/entries/milestone/report?knownAt=2026-04-01')).toBe('2025-11-18');
    expect(await due('/v1/entries/milestone/report?asOf=2024-02&knownAt=2026-10')).toBe('2025-11-18');
    expect(await due('/v1/entries/milestone/report?knownAt=2026-05-01T10:00:00Z')).toBe('2026-11-18');
    expect(await due('/v1/entries/milestone/report?knownAt=2026-05-01T09:59:59Z')).toBe('2025-11-18');
  });

  it('turn lists, commitments and counts alike', async () => {
    expect(await ids('/v1/commitments?overdue=true&knownAt=2026-04-01')).toEqual(['blue-card']);
    expect(await ids('/v1/commitments?overdue=true&asOf=2026-04-01')).toEqual([]);
    expect(await ids('/v1/commitments?status=delivered&asOf=2021-10')).toEqual([]);
    const early = await body<{ history: unknown[]; milestones: { version: number }[] }>('/v1/commitments/blue-card?knownAt=2026-04-01');
    expect(early.milestones.map(({ version }) => version)).toEqual([1]);
    expect(early.history).toHaveLength(7);
    const counts = await body<Record<string, Record<string, { count: number; list: string }>>>('/v1/scorecard?asOf=2021-10');
    expect(counts['all']).toMatchObject({ delivered: { count: 0 }, inProgress: { count: 1 }, all: { count: 3 } });
    expect(await ids(counts['all']!['inProgress']!.list)).toEqual(['hera']);
  });
});

describe('One entry', () => {
  it('is given with its version, which is its tag', async () => {
    const response = await get('/v1/entries/milestone/report');
    expect(response.headers.get('etag')).toBe('"2"');
    expect(answers.MilestoneEntry.parse(await response.json())).toMatchObject({
      version: 2,
      eventId: 'report-moved',
      commitment: 'blue-card',
    });
    expect((await get('/v1/entries/milestone/report', { 'if-none-match': '"2"' })).status).toBe(304);
    expect((await get('/v1/entries/milestone/report', { 'if-none-match': '"1"' })).status).toBe(200);
  });

  it.each([
    ['milestone/report', {}, 200, [true]],
    ['milestone/report', { 'if-none-match': 'W/"1", "2"' }, 304, [true]],
    ['milestone/none', {}, 404, [true]],
    ['milestone/withdrawn-step', {}, 410, [true]],
    ['milestone/withdrawn-step', { accept: 'text/html' }, 410, []],
    ['nothing/report', {}, 400, [false]],
    ['milestone/-', {}, 400, [false]],
    ['milestone/Report', {}, 400, [false]],
    ['milestone/report?minVersion=2', {}, 200, [true]],
    ['milestone/report?minVersion=2&wait=30', { 'if-none-match': '"2"' }, 304, [true]],
    ['milestone/report?minVersion=3&wait=30', {}, 503, [true]],
    ['milestone/withdrawn-step?minVersion=1', {}, 410, [true]],
    ['milestone/report?minVersion=0', {}, 400, [false]],
    ['milestone/report?minVersion=2&wait=10001', {}, 400, [false]],
    ['milestone/report?minVersion=2&asOf=2026-04-01', {}, 200, [false]],
  ])('%s with %j is answered alike by the shortcut and by the routes', async (key, headers, status, taken) => {
    const ask = jest.spyOn(service.app.get(EntryShortcut), 'ask');
    const whole = async (path: string) => {
      const answer = await get(path, { 'x-request-id': 'mine', ...headers });
      const { date: _, ...others } = Object.fromEntries(answer.headers);
      return { status: answer.status, headers: others, body: await answer.text() };
    };
    const direct = await whole(`/v1/entries/${key}`);
    const given = ask.mock.results.map(({ value }) => value !== undefined);
    ask.mockRestore();
    expect(given).toEqual(taken);
    expect(direct.status).toBe(status);
    expect(direct).toEqual(await whole(`/v1/entries/${key}${key.includes('?') ? '&' : '?'}`));
  });

  it('many that wait in one turn each get their own', async () => {
    const keys = ['milestone/report', 'target/cards', 'milestone/report', 'commitment/hera', 'act/directive'];
    const found = await Promise.all(keys.map((key) => body<{ kind: string; id: string }>(`/v1/entries/${key}`)));
    expect(found.map(({ kind, id }) => `${kind}/${id}`)).toEqual(keys);
  });

  it('waits for a version that is to come, and says so when it does not', async () => {
    expect((await get('/v1/entries/milestone/report?minVersion=2')).status).toBe(200);
    const response = await get('/v1/entries/milestone/report?minVersion=3&wait=30');
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '1']);
  });

  it('of a commitment comes with all that hangs on it', async () => {
    const whole = answers.CommitmentInFull.parse(await body('/v1/commitments/blue-card'));
    expect(whole.milestones.map(({ id }) => id)).toEqual(['report']);
    expect(whole.targets.map(({ id }) => id)).toEqual(['cards']);
    expect(whole.acts[0]?.state.stage).toBe('inForce');
    expect(whole.history.map(({ id }) => id).slice(-3)).toEqual(['report-moved', 'blue-card-registered', expect.any(String)]);
  });

  it.each([
    ['/v1/entries/milestone/none', 404, 'not-found'],
    ['/v1/commitments/none', 404, 'not-found'],
    ['/v1/events/none', 404, 'not-found'],
    ['/v1/entries/milestone/withdrawn-step', 410, 'gone'],
    ['/v1/entries/nothing/report', 400, 'invalid'],
    ['/v1/none', 404, 'not-found'],
  ])('%s is a problem', async (path, status, slug) => {
    const response = await get(path);
    expect(response.headers.get('content-type')).toMatch('application/problem+json');
    expect(answers.Problem.parse(await response.json())).toMatchObject({ status, type: `/problems/${slug}` });
  });
});

describe('Events', () => {
  const list = async (query: string) => await body<{ items: { id: string; type: string }[]; next: string | null }>(`/v1/events?${query}`);

  it('are exactly what was on the wire', async () => {
    const moved = smallRecord.find(({ id }) => id === 'report-moved')!;
    expect(await (await get('/v1/events/report-moved')).text()).toBe(eventText(moved));
    expect(await (await get('/v1/events?entry=report&order=newest&limit=1')).text()).toContain(eventText(moved));
  });

  it.each([
    ['entry=report', 2],
    ['kind=target', 2],
    ['department=health', 4],
    ['commitment=blue-card', 7],
    ['type=MilestoneRescheduled', 1],
    ['knownAt=2026-04-01', smallRecord.length - 1],
    ['asOf=2021-10', 3],
  ])('by %s', async (query, count) => {
    expect((await list(query)).items).toHaveLength(count);
  });

  it('are followed by a cursor, none twice and none left out', async () => {
    const seen: string[] = [];
    for (let after = ''; ;) {
      const { items, next } = await list(`limit=4${after && `&after=${encodeURIComponent(after)}`}`);
      seen.push(...items.map(({ id }) => id));
      if (next === null) break;
      after = next;
    }
    expect(seen).toHaveLength(smallRecord.length);
    expect(new Set(seen)).toEqual(new Set(smallRecord.map(({ id }) => id)));
    expect(seen.at(-1)).toBe('report-moved');
  });
});

describe('Counts', () => {
  it('name the list and the events behind each number', async () => {
    const counts = answers.Scorecard.parse(await body('/v1/scorecard'));
    const migration = counts.byDepartment.find(({ department }) => department === 'migration')!.counts;
    expect(migration.delivered).toEqual({
      count: 1,
      list: '/v1/commitments?lead=migration&status=delivered',
      events: ['blue-card-delivered'],
    });
    for (const { counts: group } of [...counts.byDepartment, ...counts.byObjective])
      for (const { count, list } of Object.values(group)) expect(await ids(list)).toHaveLength(count);
  });

  it('say how fresh each department is', async () => {
    const { items } = await body<{ items: unknown[] }>('/v1/departments');
    const [health, migration, security] = items.map((item) => answers.Department.parse(item));
    expect([health?.commitments, migration?.commitments, security?.commitments]).toEqual([
      { leads: 1, contributes: 0 },
      { leads: 1, contributes: 0 },
      { leads: 1, contributes: 1 },
    ]);
    expect(migration?.lastHeard).not.toBeNull();
  });
});

describe('A wrong parameter', () => {
  it.each([
    ['/v1/commitments?dpartment=health', '/dpartment', 'unknown-field'],
    ['/v1/commitments?status=kept', '/status', 'invalid-value'],
    ['/v1/commitments?limit=201', '/limit', 'too-big'],
    ['/v1/commitments?dueFrom=2026', '/dueFrom', 'invalid-format'],
    ['/v1/commitments?asOf=2026-02-30', '/asOf', 'custom'],
    ['/v1/commitments?asOf=2999', '/asOf', 'in-future'],
    ['/v1/events?after=somewhere', '/after', 'no-cursor'],
    ['/v1/entries/milestone/report?minVersion=x', '/minVersion', 'invalid-type'],
    ['/v1/scorecard?limit=1', '/limit', 'unknown-field'],
  ])('%s is named', async (path, pointer, code) => {
    const response = await get(path);
    expect(response.status).toBe(400);
    expect(answers.Problem.parse(await response.json()).errors).toEqual([expect.objectContaining({ pointer, code })]);
  });
});

it('The OpenAPI document is served', async () => {
  expect(await body('/openapi.json')).toMatchObject({ openapi: '3.1.0' });
});
