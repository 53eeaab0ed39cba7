import type { IncomingMessage } from 'node:http';
import { requestIdOf, traceparentOf } from './trace.js';

const request = (headers: Record<string, string>) => ({ headers }) as unknown as IncomingMessage;
const given = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

describe('trace context', () => {
  it('is taken when it is well formed', () => {
    expect(traceparentOf(request({ traceparent: given }))).toBe(given);
  });

  it.each(['', 'x', given.toUpperCase(), `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`, `${given}\n`])(
    'is made in the place of %j',
    (traceparent) => {
      expect(traceparentOf(request({ traceparent }))).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/);
    },
  );

  it('takes a request id only when it can stand in a header', () => {
    expect(requestIdOf(request({ 'x-request-id': 'order-7:a.b' }))).toBe('order-7:a.b');
    expect(requestIdOf(request({ 'x-request-id': 'a b' }))).toMatch(/^[0-9a-f-]{36}$/);
    expect(requestIdOf(request({ 'x-request-id': 'a'.repeat(65) }))).toMatch(/^[0-9a-f-]{36}$/);
  });
});
