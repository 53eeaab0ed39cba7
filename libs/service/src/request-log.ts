import { type Span, SpanStatusCode } from '@opentelemetry/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { log } from './log.js';
import type { Metrics } from './metrics.js';
import { traceIdOf, traceparentOf } from './trace.js';
import { beginSpan, isTracing, SpanKind, traceparentOfSpan } from './tracing.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The W3C trace context this request belongs to: the caller's, or made here. */
    traceparent: string;
    /** What the request was about, for its log line: a controller says it. */
    about: { entry?: string; eventId?: string; submission?: string; lines?: number } | undefined;
    span: Span | undefined;
  }
}

const QUIET = new Set(['/livez', '/readyz', '/metrics']);

/** One log line and one measurement per request, when its answer is out; path without query, which may hold addresses or tokens. */
export function logRequests(fastify: FastifyInstance, metrics: Metrics): void {
  const seconds = metrics.histogram('milepost_http_request_seconds', 'Time to answer a request', ['method', 'route', 'status']);
  fastify.decorateRequest('traceparent', '');
  fastify.decorateRequest('about', undefined);
  fastify.decorateRequest('span', undefined);
  fastify.addHook('onRequest', (request, reply, done) => {
    if (isTracing() && !QUIET.has(request.url)) request.span = beginSpan(request.method, SpanKind.SERVER, request.raw);
    request.traceparent = request.span ? traceparentOfSpan(request.span) : traceparentOf(request.raw);
    reply.header('x-request-id', request.id);
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    seconds.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
    logRequest(request, reply, route);
    if (request.span) endSpan(request.span, request, reply, route);
    done();
  });
}

function logRequest(request: FastifyRequest, reply: FastifyReply, route: string): void {
  const level = QUIET.has(route) ? 'debug' : reply.statusCode >= 500 ? 'warn' : 'info';
  if (!log.isLevelEnabled(level)) return;
  const { id: requestId, method, traceparent, url, about } = request;
  const ms = Math.round(reply.elapsedTime * 100) / 100;
  const path = url.split('?', 1)[0];
  log[level]({ requestId, traceId: traceIdOf(traceparent), method, path, status: reply.statusCode, ms, ...about }, 'request');
}

function endSpan(span: Span, { method, about }: FastifyRequest, { statusCode }: FastifyReply, route: string): void {
  span.updateName(`${method} ${route}`);
  span.setAttributes({ 'http.request.method': method, 'http.route': route, 'http.response.status_code': statusCode });
  if (about?.entry) span.setAttribute('milepost.entry', about.entry);
  if (about?.eventId) span.setAttribute('milepost.event_id', about.eventId);
  if (statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}
