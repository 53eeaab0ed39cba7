import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { Controller, Get, Module } from '@nestjs/common';
import { Problem } from './problem.js';
import type { ShortAnswer } from './short-answer.js';
import type { Shortcut } from './shortcut.js';
import { type RunningService, startService } from './start-service.js';

@Controller()
class Words {
  @Get('words/:word')
  word() {
    throw new Problem('gone', 'The routes were asked.');
  }
}

@Module({ controllers: [Words] })
class Application {}

const begun = Promise.withResolvers<void>();
const mayEnd = Promise.withResolvers<void>();

const answers: Record<string, () => Promise<ShortAnswer>> = {
  '/words/short': () => Promise.resolve({ status: 200, headers: { 'content-type': 'text/plain' }, body: 'é' }),
  '/words/same': () => Promise.resolve({ status: 304, headers: { etag: '"1"' } }),
  '/words/none': () => Promise.reject(new Problem('not-found', 'There is no such word.', { headers: { etag: '"0"' } })),
  '/words/broken': () => Promise.reject(new Error('pa55word')),
  '/words/slow': async () => {
    begun.resolve();
    await mayEnd.promise;
    return { status: 200, headers: {}, body: 'slow' };
  },
};

const shortcut: Shortcut = { route: '/words/:word', ask: ({ url }: IncomingMessage) => answers[url!]?.() };

describe('a shortcut', () => {
  let service: RunningService;
  beforeAll(async () => {
    service = await startService(Application, { port: 0, shortcut: () => shortcut, errorPage: ({ title }) => `<h1>${title}</h1>` });
  });
  afterAll(() => service.stop());

  const get = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(service.url + path, { headers });
    return { status: answer.status, headers: answer.headers, body: await answer.text() };
  };

  it('answers before the routes, with the request id', async () => {
    const { status, headers, body } = await get('/words/short', { 'x-request-id': 'mine' });
    expect([status, headers.get('content-type'), headers.get('content-length'), headers.get('x-request-id'), body]).toEqual([
      200,
      'text/plain',
      '2',
      'mine',
      'é',
    ]);
  });

  it('answers without a body', async () => {
    const { status, headers, body } = await get('/words/same');
    expect([status, headers.get('etag'), headers.get('content-length'), body]).toEqual([304, '"1"', null, '']);
  });

  it('leaves to the routes what it does not know', async () => {
    expect((await get('/words/other')).body).toContain('The routes were asked.');
  });

  it('leaves browsers to the routes, which have pages for problems', async () => {
    expect((await get('/words/none', { accept: 'text/html,*/*' })).body).toBe('<h1>Gone</h1>');
  });

  it.each([
    ['/words/none', 404, '/problems/not-found', '"0"'],
    ['/words/broken', 500, '/problems/internal', null],
  ])('answers %s with a problem', async (path, status, type, etag) => {
    const answer = await get(path);
    expect(answer.body).not.toContain('pa55word');
    expect(JSON.parse(answer.body)).toMatchObject({ status, type });
    expect([answer.status, answer.headers.get('etag'), answer.headers.get('cache-control')]).toEqual([status, etag, 'no-store']);
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  });

  it('is measured under its route', async () => {
    await get('/words/same');
    expect((await get('/metrics')).body).toMatch(
      /milepost_http_request_seconds_count\{method="GET",route="\/words\/:word",status="304"\} \d/,
    );
  });
});

it('answers what has begun when the service stops, and nothing new', async () => {
  const { url, app, stop } = await startService(Application, { port: 0, shortcut: () => shortcut });
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  const ask = (path: string) => void socket.write(`GET ${path} HTTP/1.1\r\nhost: localhost\r\n\r\n`);
  const answered = text(socket);
  ask('/words/slow');
  await begun.promise;
  const stopped = stop();
  const received = once(app.getHttpServer(), 'request');
  ask('/words/short');
  await received;
  mayEnd.resolve();
  await stopped;
  expect((await answered).match(/HTTP\/1.1 \d+|slow/g)).toEqual(['HTTP/1.1 200', 'slow', 'HTTP/1.1 503']);
});
