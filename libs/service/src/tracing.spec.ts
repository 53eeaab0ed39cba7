import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beginSpan, isSampled, isTracing, noteSpan, SpanKind, startTracing, traceparentOfSpan, tracingSettings } from './tracing.js';

const request = (headers: Record<string, string> = {}) => ({ headers }) as unknown as IncomingMessage;
const given = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
const environment = (more: Record<string, string> = {}) => ({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1', ...more });

describe('tracing', () => {
  it('makes nothing unless somebody collects', async () => {
    const end = await startTracing(tracingSettings({}));
    expect(isTracing()).toBe(false);
    expect(beginSpan('GET', SpanKind.SERVER, request({ traceparent: given }))).toBeUndefined();
    noteSpan({ name: 'record', kind: SpanKind.INTERNAL, traceparent: given, from: 1, to: 2, attributes: {} });
    await end();
  });

  it("continues the caller's trace, and hands it on with an id of its own", async () => {
    const end = await startTracing(tracingSettings(environment()));
    const handed = traceparentOfSpan(beginSpan('GET', SpanKind.SERVER, request({ traceparent: given }))!);
    expect(handed).toMatch(/^00-4bf92f3577b34da6a3ce929d0e0e4736-[0-9a-f]{16}-01$/);
    expect(handed).not.toBe(given);
    await end();
    expect(isTracing()).toBe(false);
  });

  it.each(['', 'x', `${given}-more`])('begins a new trace in the place of %j', async (traceparent) => {
    const end = await startTracing(tracingSettings(environment()));
    const handed = traceparentOfSpan(beginSpan('GET', SpanKind.SERVER, request({ traceparent }))!);
    expect(handed).toMatch(/^00-(?!4bf92f3577b34da6a3ce929d0e0e4736)[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    await end();
  });

  it('keeps the share of new traces that is asked for', async () => {
    const end = await startTracing(tracingSettings(environment({ OTEL_TRACES_SAMPLER_ARG: '0' })));
    expect(isSampled(traceparentOfSpan(beginSpan('GET', SpanKind.SERVER, request())!))).toBe(false);
    await end();
  });

  it.each([
    ['OTEL_TRACES_SAMPLER_ARG', '7'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector'],
  ])('refuses a wrong %s', (name, value) => expect(() => tracingSettings(environment({ [name]: value }))).toThrow(`${name} is wrong`));

  it.each([
    [given, true],
    [given.replace(/1$/, '0'), false],
    [undefined, false],
    ['', false],
  ])('is somebody keeping %s: %s', (traceparent, kept) => expect(isSampled(traceparent)).toBe(kept));

  it('does not wait for a collector that hangs when the process ends', async () => {
    const asked = Promise.withResolvers<() => void>();
    const server = createServer((_request, response) => asked.resolve(() => response.end('{}'))).listen(0, '127.0.0.1');
    await once(server, 'listening');
    process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const end = await startTracing(tracingSettings());
    beginSpan('GET', SpanKind.SERVER, request())!.end();
    const ended = end();
    const answer = await asked.promise;
    await ended;
    await end();
    answer();
    server.close();
    server.closeIdleConnections();
  });
});
