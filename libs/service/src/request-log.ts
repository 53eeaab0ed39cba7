import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { log } from './log.js';
import type { Metrics } from './metrics.js';
import { traceparentOf } from './trace.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The W3C trace context this request belongs to: the caller's, or made here. */
    traceparent: string;
  }
}

const QUIET = new Set(['/livez', '/readyz', '/metrics']);

/** One log line and one measurement per request, when its answer is out; path without query, which may hold addresses or tokens. */
export function logRequests(fastify: FastifyInstance, metrics: Metrics): void {
  const seconds = metrics.histogram('milepost_http_request_seconds', 'Time to answer a request', ['method', 'route', 'status']);
  fastify.decorateRequest('traceparent', '');
  fastify.addHook('onRequest', (request, reply, done) => {
    request.traceparent = traceparentOf(request.raw);
    reply.header('x-request-id', request.id);
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    seconds.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
    logRequest(request, reply, route);
    done();
  });
}

function logRequest(request: FastifyRequest, reply: FastifyReply, route: string): void {
  const level = QUIET.has(route) ? 'debug' : reply.statusCode >= 500 ? 'warn' : 'info';
  if (!log.isLevelEnabled(level)) return;
  const { id: requestId, method, traceparent, url } = request;
  const ms = Math.round(reply.elapsedTime * 100) / 100;
  log[level]({ requestId, traceId: traceparent.slice(3, 35), method, path: url.split('?', 1)[0], status: reply.statusCode, ms }, 'request');
}
