import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { Body, Controller, Get, Inject, Module, Post } from '@nestjs/common';
import { z } from 'zod';
import { ndjsonLines } from './ndjson.js';
import { Probes } from './probes.js';
import { Problem } from './problem.js';
import { startService, type RunningService } from './start-service.js';

const Note = z.strictObject({ text: z.string().min(1) });
const begun = Promise.withResolvers<void>();
const mayEnd = Promise.withResolvers<void>();

@Controller()
class Notes {
  @Post('notes')
  add(@Body() body: unknown) {
    return Note.parse(body);
  }

  @Post('lines')
  async lines(@Body() body: AsyncIterable<Buffer>) {
    let lines = 0;
    for await (const line of ndjsonLines(body, { body: 5_000_000, line: 1_000_000 })) lines += line ? 1 : 0;
    return { lines };
  }

  @Get('stale')
  stale() {
    throw new Problem('stale-version', 'It is at version 4.', { headers: { etag: '"4"' } });
  }

  @Get('broken')
  broken() {
    throw new Error('pa55word');
  }

  @Get('slow')
  async slow() {
    begun.resolve();
    await mayEnd.promise;
    return { slow: true };
  }
}

let behind: string | undefined;

@Module({ controllers: [Notes] })
class Application {
  constructor(@Inject(Probes) probes: Probes) {
    probes.addReady('relay', () => behind);
    probes.addLive('loop', () => undefined);
  }
}

describe('a service', () => {
  let service: RunningService;
  beforeAll(async () => {
    service = await startService(Application, { port: 0, errorPage: ({ title }) => `<h1>${title}</h1>` });
  });
  afterAll(() => service.stop());

  const post = (path: string, body: RequestInit['body'], type = 'application/json', more = {}) =>
    fetch(service.url + path, { method: 'POST', body, headers: { 'content-type': type, ...more } });

  const problem = async (answer: Promise<Response>) => {
    const found = await answer;
    const body = await found.text();
    expect(found.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(body).not.toMatch(/\n|\.[jt]s:|node_modules|pa55word/);
    return { ...(JSON.parse(body) as object), status: found.status };
  };

  it('answers a good body of each kind', async () => {
    for (const [body, type] of [
      ['{"text":"a"}', 'application/json; charset=utf-8'],
      ['{"text":"a"}', 'application/merge-patch+json'],
      ['text=a', 'application/x-www-form-urlencoded'],
    ] as const) {
      const answer = await post('/notes', body, type);
      expect([answer.status, await answer.json()]).toEqual([201, { text: 'a' }]);
    }
  });

  it('hands NDJSON over beyond the body limit', async () => {
    const answer = await post('/lines', `${'x'.repeat(900_000)}\n`.repeat(3), 'application/x-ndjson');
    expect(await answer.json()).toEqual({ lines: 3 });
  });

  it.each([
    ['an unknown field', '{"text":"a","state":1}', 400, 'invalid', [{ pointer: '/state', code: 'unknown-field' }]],
    ['a missing field', '{}', 400, 'invalid', [{ pointer: '/text', code: 'missing' }]],
    ['no object', 'null', 400, 'invalid', [{ pointer: '', code: 'invalid-type' }]],
    ['bad JSON', '{"text":', 400, 'unreadable', undefined],
    ['no JSON', '', 400, 'unreadable', undefined],
    ['a poisoned prototype', '{"__proto__":{"admin":true}}', 400, 'unreadable', undefined],
    ['2 MB', JSON.stringify({ text: 'x'.repeat(2_000_000) }), 413, 'too-large', undefined],
  ])('refuses %s', async (_, body, status, slug, errors) => {
    const found = await problem(post('/notes', body));
    expect(found).toMatchObject({ type: `/problems/${slug}`, status, ...(errors && { errors }) });
  });

  it.each([
    ['another media type', () => post('/notes', 'a', 'text/csv'), 415, 'unsupported-media-type'],
    ['plain text', () => post('/notes', 'a', 'text/plain'), 415, 'unsupported-media-type'],
    ['no such address', () => fetch(`${service.url}/nothing?token=pa55word`), 404, 'not-found'],
    ['an address that cannot be decoded', () => fetch(`${service.url}/%zz`), 400, 'unreadable'],
    ['a problem of a handler', () => fetch(`${service.url}/stale`), 412, 'stale-version'],
    ['an error of a handler', () => fetch(`${service.url}/broken`), 500, 'internal'],
  ])('answers %s with a problem', async (_, ask, status, slug) => {
    expect(await problem(ask())).toMatchObject({ status, type: `/problems/${slug}` });
  });

  it('answers bytes that are not HTTP with a problem', async () => {
    const socket = connect(Number(new URL(service.url).port), '127.0.0.1');
    socket.end('NOT HTTP\r\n\r\n');
    const answer = await text(socket);
    expect(answer).toMatch(/^HTTP\/1.1 400 Bad Request\r\n[^]*"\/problems\/unreadable"/);
  });

  it('sends the headers of a problem', async () => {
    const { headers } = await fetch(`${service.url}/stale`);
    expect([headers.get('etag'), headers.get('cache-control')]).toEqual(['"4"', 'no-store']);
  });

  it('shows a page to a browser', async () => {
    const answer = await fetch(`${service.url}/stale`, { headers: { accept: 'text/html,*/*;q=0.8' } });
    expect([answer.status, await answer.text()]).toEqual([412, '<h1>The entry has changed since</h1>']);
  });

  it('takes over the request id', async () => {
    const answer = await fetch(`${service.url}/livez`, { headers: { 'x-request-id': 'mine' } });
    expect(answer.headers.get('x-request-id')).toBe('mine');
  });

  it('is ready while its checks hold', async () => {
    expect((await fetch(`${service.url}/readyz`)).status).toBe(200);
    behind = 'The relay is 400 events behind.';
    const errors = [{ pointer: '/relay', code: 'not-well', detail: behind }];
    expect(await problem(fetch(`${service.url}/readyz`))).toMatchObject({ status: 503, errors });
    behind = undefined;
    expect((await fetch(`${service.url}/livez`)).status).toBe(200);
  });

  it('counts its requests by route', async () => {
    await fetch(`${service.url}/stale?a=b`);
    const metrics = await (await fetch(`${service.url}/metrics`)).text();
    expect(metrics).toMatch(/milepost_http_request_seconds_count\{method="GET",route="\/stale",status="412"\} \d/);
    expect(metrics).toMatch(/process_resident_memory_bytes \d/);
  });
});

// Until the listening socket is closed the answer is 503.
const refused = (url: string) =>
  fetch(`${url}/livez`).then(
    ({ status }) => status === 503,
    () => true,
  );

describe('stopping a service', () => {
  it('answers what has begun and refuses what is new', async () => {
    const { url, stop } = await startService(Application, { port: 0 });
    const idle = connect(Number(new URL(url).port), '127.0.0.1');
    await once(idle, 'connect');
    const slow = fetch(`${url}/slow`);
    await begun.promise;
    const stopped = stop();
    await expect(refused(url)).resolves.toBe(true);
    mayEnd.resolve();
    expect(await (await slow).json()).toEqual({ slow: true });
    await stopped;
    if (!idle.closed) await once(idle, 'close');
  });

  it('leaves no handler for signals behind', async () => {
    const before = process.listenerCount('SIGTERM');
    const { stop } = await startService(Application, { port: 0 });
    expect(process.listenerCount('SIGTERM')).toBe(before + 1);
    await stop();
    expect(process.listenerCount('SIGTERM')).toBe(before);
  });

  it('names the port that is missing', async () => {
    await expect(startService(Application)).rejects.toThrow(/PORT is missing/);
  });
});
