import { connectDatabase, DatabaseModule, pool, type RunningService, startService } from '@milepost/service';
import { freshDatabase } from '@milepost/testing';
import { jest } from '@jest/globals';
import { Module } from '@nestjs/common';
import { Now } from '../api/now.js';
import { store } from '../api/record.fixtures.js';
import { schema } from '../schema/schema.js';
import { errorPage } from './error-page.js';
import { today } from './reading.fixtures.js';
import { SiteModule } from './site.module.js';
import { twoPages } from './two-pages.fixtures.js';

let service: RunningService;
let add: (events: typeof twoPages) => Promise<void>;
let url: string;

beforeAll(async () => {
  ({ url } = await freshDatabase());
  const source = await connectDatabase({ url, schema });
  await store(pool(source), twoPages.slice(0, -1));
  await source.destroy();
  add = async (events) => {
    const later = await connectDatabase({ url });
    await store(pool(later), events);
    await later.destroy();
  };
  @Module({ imports: [DatabaseModule.forRoot(() => ({ url, poolSize: 2 })), SiteModule] })
  class PublicSite {}
  service = await startService(PublicSite, { port: 0, errorPage: errorPage() });
  jest.spyOn(service.app.get(Now), 'now').mockReturnValue(today);
});
afterAll(() => service.stop());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(service.url + path, { redirect: 'manual', headers: { accept: 'text/html', 'accept-encoding': 'identity', ...headers } });
const html = async (path: string) => (await get(path)).text();
/** What a reader reads: no markup, no-break spaces as spaces. */
const words = async (path: string) =>
  (await html(path))
    .replace(/<(svg|head)[\s>][^]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/ ([.,;:])/g, '$1');

/** Expects each of these after the one before it. */
function inThisOrder(text: string, ...parts: string[]): void {
  let from = 0;
  const missing = parts.filter((part) => {
    const at = text.indexOf(part, from);
    if (at !== -1) from = at + part.length;
    return at === -1;
  });
  expect(missing).toEqual([]);
}

describe('The pages', () => {
  it.each([
    ['/en/', 'What the Commission promised, what was kept, and what moved'],
    ['/en/priorities/new-era', 'A new era'],
    ['/en/promises-kept/2019-2024', 'Promises kept'],
    ['/en/promises-kept/mandate-2019-2024', 'Promises kept'],
    ['/en/commitments', '4 promises match'],
    ['/en/commitments?lead=migration&status=inProgress', '1 promise matches'],
    ['/en/commitments/corps', 'Title of corps'],
    ['/en/departments', 'Departments'],
    ['/en/departments/security', 'Security'],
    ['/en/changes?commitment=corps', '9 changes'],
    ['/en/about/method', 'How statuses are set'],
  ])('%s says: %s', async (path, expected) => {
    const response = await get(path);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await words(path)).toContain(expected);
  });

  it('of a priority has its sections in the order of the Commission page', async () => {
    inThisOrder(
      await words('/en/priorities/new-era'),
      'Overview Citizens are safer.',
      'What Europeans think',
      'Flash Eurobarometer 574',
      '52%',
      'Objectives',
      'Strengthen common borders to make them more secure',
      'How we will achieve our objectives',
      'Over the mandate, we will',
      'To deliver stronger borders, we will',
      'Statement of borders',
      'Progress to date',
      'In the spotlight',
      'A matter of urgency.',
      'Who is in charge',
      'Magnus Brunner',
    );
  });

  it('of a promise answers first and proves it below', async () => {
    inThisOrder(
      await words('/en/commitments/corps'),
      'Statement of corps',
      'Under way and due in 2027. The due year has moved four times and is back where it began.',
      'Is the promise kept? Under way',
      'How far is the law? In force',
      'Planned against actual',
      'The law behind it',
      'What the department says',
      'What an independent reviewer says Not assessed',
      'Where sources differ',
      'Evidence',
      'History',
      'Who is in charge',
    );
  });

  it('ask no other host for anything and run no script', async () => {
    const page = await html('/en/commitments/corps');
    expect(page).not.toMatch(/<script|<(link|img|iframe)[^>]+(href|src)="https?:|style="/);
    const policy = (await get('/en/')).headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'; style-src 'self'");
  });
});

describe('Time travel', () => {
  it('gives two right answers about one day', async () => {
    await add(twoPages.slice(-1));
    expect(await words('/en/commitments/borders?asOf=2026-09-01')).toContain('The regulation cannot be identified.');
    expect(await words('/en/commitments/borders?knownAt=2026-09-01')).not.toContain('The regulation cannot be identified.');
  });

  it('says which day it is, by which clock, and how to get back', async () => {
    const page = await words('/en/commitments/corps?asOf=2019-06-09');
    inThisOrder(page, 'As it was on 9 June 2019', 'Show it as we knew it that day', 'Change before: 17 April 2019', 'Back to today');
    expect(await words('/en/?knownAt=2026-02-01')).toContain('As we knew it on 1 February 2026');
  });

  it('counts as the record stood on that day', async () => {
    expect(await words('/en/?asOf=2022-01-01')).toContain('1 Partly kept');
    expect(await words('/en/commitments?status=partiallyDelivered&asOf=2022-01-01')).toContain('1 promise matches');
  });

  it('is reached by a form without a script', async () => {
    const where = async (path: string) => (await get(path)).headers.get('location');
    expect(await where('/en/commitments/corps?asOf=2019-06-09&clock=known')).toBe('/en/commitments/corps?knownAt=2019-06-09');
    expect(await where('/en/commitments?lead=migration&asOf=2019-06-09&clock=occurred')).toBe(
      '/en/commitments?lead=migration&asOf=2019-06-09',
    );
  });
});

describe('A page that is asked for again', () => {
  it('is not sent again while it is the same, and is sent as soon as it is not', async () => {
    const first = await get('/en/commitments/corps');
    const etag = first.headers.get('etag')!;
    expect((await get('/en/commitments/corps', { 'if-none-match': etag })).status).toBe(304);
    const last = twoPages.find(({ id }) => id === 'corps-back')!;
    const change = { from: { date: '2027', precision: 'year' }, to: { date: '2030', precision: 'year' }, reason: { en: 'Put off again.' } };
    const before = last.data.state as { due: unknown; dueHistory: unknown[] };
    const state = {
      ...before,
      due: change.to,
      dueHistory: [...before.dueHistory, { due: change.to, setOn: last.data.occurredOn, eventId: 'corps-again' }],
    };
    await add([
      {
        ...last,
        id: 'corps-again',
        time: '2026-11-21T09:00:00.000Z',
        data: { ...last.data, version: last.data.version + 1, change, state },
      } as never,
    ]);
    const second = await get('/en/commitments/corps', { 'if-none-match': etag });
    expect(second.status).toBe(200);
    expect(await second.text()).toContain('Put off again.');
    expect(await words('/en/')).toContain('Put off again.');
  });

  it('is packed for who takes it, under another tag', async () => {
    const [plain, packed] = [await get('/en/'), await get('/en/', { 'accept-encoding': 'gzip' })];
    expect([plain.headers.get('content-encoding'), packed.headers.get('content-encoding')]).toEqual([null, 'gzip']);
    expect(packed.headers.get('etag')).toBe(plain.headers.get('etag')!.replace(/"$/, '-gzip"'));
    expect(await packed.text()).toBe(await plain.text());
  });

  it('has style and fonts that may be kept for good', async () => {
    const style = /<link rel="stylesheet" href="([^"]+)"/.exec(await html('/en/'))![1]!;
    const response = await get(style);
    expect([response.status, response.headers.get('cache-control'), response.headers.get('content-type')]).toEqual([
      200,
      'public, max-age=31536000, immutable',
      'text/css; charset=utf-8',
    ]);
    expect((await get('/assets/none.css')).status).toBe(404);
  });
});

describe('Where there is no page', () => {
  it.each([
    ['/', 302, '/en/'],
    ['/en', 301, '/en/'],
  ])('%s leads on', async (path, status, location) => {
    const response = await get(path);
    expect([response.status, response.headers.get('location')]).toEqual([status, location]);
  });

  it.each([
    ['/en/nothing', 404],
    ['/en/commitments/nothing', 404],
    ['/en/priorities/nothing', 404],
    ['/en/promises-kept/mandate-2024-2029', 404],
    ['/en/departments/nothing', 404],
    ['/xx/', 404],
    ['/en/?asOf=2026-02-30', 400],
    ['/en/?asOf=2999', 400],
    ['/en/commitments?colour=blue', 400],
    ['/en/commitments?status=kept', 400],
  ])('%s is a page that says so', async (path, status) => {
    const response = await get(path);
    expect([response.status, response.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8']);
    expect(await response.text()).toContain('href="/en/commitments"');
  });
});
