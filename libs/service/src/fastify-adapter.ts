import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from './problem.js';
import { sendProblem } from './problem-filter.js';
import { requestIdOf } from './trace.js';

/** Fastify with limits for slow and greedy clients; what it refuses before any handler is problem+json too. `bodyLimit` in bytes. */
export const fastifyAdapter = (bodyLimit: number): FastifyAdapter =>
  new FastifyAdapter({
    bodyLimit,
    logger: false,
    skipMiddie: true, // what runs middlewares, of which there are none, for each request
    return503OnClosing: false, // stop-service.ts does, with a problem
    genReqId: requestIdOf,
    requestTimeout: 120_000,
    http: { headersTimeout: 20_000, maxHeaderSize: 16_384 },
    routerOptions: { maxParamLength: 300 },
    frameworkErrors: (_error: unknown, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(new Problem('unreadable', 'The address cannot be read.'), request, reply),
    clientErrorHandler: answerBrokenRequest,
  });

const BROKEN: Record<string, Problem> = {
  HPE_HEADER_OVERFLOW: new Problem('unreadable', 'The headers are too large.'),
  ERR_HTTP_REQUEST_TIMEOUT: new Problem('timeout'),
};

// There is no request to answer here, only a socket with bytes that are not HTTP.
function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const { document, status } = BROKEN[error.code ?? ''] ?? new Problem('unreadable', 'The request is not valid HTTP.');
  const body = JSON.stringify(document);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  socket.end(`${head.join('\r\n')}\r\nConnection: close\r\n\r\n${body}`);
}
