import { Inject, Injectable } from '@nestjs/common';
import { type Span, SpanStatusCode } from '@opentelemetry/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { log } from './log.js';
import { type Histogram, Metrics } from './metrics.js';
import { traceIdOf, traceparentOf } from './trace.js';
import { beginSpan, isTracing, SpanKind, traceparentOfSpan } from './tracing.js';

/** What a request was about, for its log line: a controller says it. */
export type About = { entry?: string; eventId?: string; submission?: string; lines?: number } | undefined;

declare module 'fastify' {
  interface FastifyRequest {
    /** The W3C trace context this request belongs to: the caller's, or made here. */
    traceparent: string;
    about: About;
    span: Span | undefined;
  }
}

/** A request whose answer is out. */
export interface Answered {
  id: string;
  traceparent: string;
  method: string;
  url: string;
  /** As it was declared: `/v1/entries/:kind/:id`. */
  route: string;
  status: number;
  milliseconds: number;
  about: About;
}

const QUIET = new Set(['/livez', '/readyz', '/metrics']);

/** One log line and one measurement per request, when its answer is out; path without query, which may hold addresses or tokens. */
@Injectable()
export class RequestLog {
  private readonly seconds: Histogram<'method' | 'route' | 'status'>;

  constructor(@Inject(Metrics) metrics: Metrics) {
    this.seconds = metrics.histogram('milepost_http_request_seconds', 'Time to answer a request', ['method', 'route', 'status']);
  }

  add({ id: requestId, traceparent, method, url, route, status, milliseconds, about }: Answered): void {
    this.seconds.observe({ method, route, status }, milliseconds / 1000);
    const level = QUIET.has(route) ? 'debug' : status >= 500 ? 'warn' : 'info';
    if (!log.isLevelEnabled(level)) return;
    const ms = Math.round(milliseconds * 100) / 100;
    log[level]({ requestId, traceId: traceIdOf(traceparent), method, path: url.split('?', 1)[0], status, ms, ...about }, 'request');
  }
}

/** Every request of the routes belongs to a trace and is in the log. */
export function followRequests(fastify: FastifyInstance, requests: RequestLog): void {
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
    const { id, traceparent, method, url, about } = request;
    const route = request.routeOptions.url ?? 'none';
    requests.add({ id, traceparent, method, url, route, status: reply.statusCode, milliseconds: reply.elapsedTime, about });
    if (request.span) endSpan(request.span, request, reply, route);
    done();
  });
}

function endSpan(span: Span, { method, about }: FastifyRequest, { statusCode }: FastifyReply, route: string): void {
  span.updateName(`${method} ${route}`);
  span.setAttributes({ 'http.request.method': method, 'http.route': route, 'http.response.status_code': statusCode });
  if (about?.entry) span.setAttribute('milepost.entry', about.entry);
  if (about?.eventId) span.setAttribute('milepost.event_id', about.eventId);
  if (statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}
