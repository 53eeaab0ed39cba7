import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection, parse } from './connection.js';
import { Connections } from './connections.js';

describe('parse', () => {
  it.each([
    { what: 'half a head', text: 'HTTP/1.1 201 Created\r\nContent-Le', expected: undefined },
    { what: 'half a body', text: 'HTTP/1.1 201 Created\r\nContent-Length: 4\r\n\r\nab', expected: undefined },
    { what: 'all of it', text: 'HTTP/1.1 201 Created\r\nContent-Length: 4\r\n\r\nabcd', expected: { status: 201, body: 'abcd' } },
    { what: 'no body', text: 'HTTP/1.1 503 No\r\ncontent-length: 0\r\n\r\n', expected: { status: 503, body: '' } },
    { what: 'what has not changed', text: 'HTTP/1.1 304 Not Modified\r\netag: "1"\r\n\r\n', expected: { status: 304, body: '' } },
  ])('of $what', ({ text, expected }) => expect(parse(text)).toEqual(expected));

  it('refuses an answer whose end it cannot know', () => {
    expect(() => parse('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n')).toThrow('without Content-Length');
  });
});

describe('Connection', () => {
  it('sends one request after the other over the same socket', async () => {
    const server = createServer(async (request, response) => {
      const body = (await request.setEncoding('utf8').toArray()).join('');
      response.setHeader('content-length', body.length).end(body);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const connection = await Connection.open((server.address() as AddressInfo).port);
    try {
      for (const body of ['first', 'second'])
        expect(await connection.send('POST / HTTP/1.1\r\nhost: test\r\n', body)).toEqual({ status: 200, body });
    } finally {
      connection.close();
      server.close();
    }
  });
});

describe('Connections', () => {
  it('passes over one that the server has closed meanwhile', async () => {
    const ports: (number | undefined)[] = [];
    const server = createServer((request, response) => {
      ports.push(request.socket.remotePort);
      response.setHeader('content-length', 0).end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const connections = new Connections((server.address() as AddressInfo).port);
    const ask = () => connections.use((connection) => connection.send('GET / HTTP/1.1\r\nhost: test\r\n'));
    try {
      await ask();
      await ask();
      server.closeIdleConnections();
      await sleep(50);
      expect((await ask()).status).toBe(200);
      expect(ports[1]).toBe(ports[0]);
      expect(ports[2]).not.toBe(ports[0]);
    } finally {
      connections.close();
      server.close();
    }
  });
});
