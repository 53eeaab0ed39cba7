import type { IncomingMessage } from 'node:http';
import {
  isSpanContextValid,
  ROOT_CONTEXT,
  trace,
  TraceFlags,
  type Attributes,
  type Context,
  type Span,
  type SpanKind,
  type Tracer,
} from '@opentelemetry/api';
import { briefly, log } from './log.js';
import { setting, settings } from './settings.js';
import { isTraceparent } from './trace.js';

export { SpanKind } from '@opentelemetry/api';

/** A collector that is away must not hold up the end of the process. */
const LAST_SPANS_MS = 1_500;

/** Undefined while nobody collects traces: then nothing is made, and whoever asks pays for one comparison. */
let tracer: Tracer | undefined;

export const isTracing = (): boolean => tracer !== undefined;

/**
 * OTEL_EXPORTER_OTLP_ENDPOINT names the collector; without it nothing is traced. OTEL_TRACES_SAMPLER_ARG is the share of the traces begun here
 * that is kept (a caller decides for its own). OTEL_SERVICE_NAME and the exporter's own variables count as OpenTelemetry writes them.
 */
export function tracingSettings(environment: NodeJS.ProcessEnv = process.env) {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: collector, OTEL_TRACES_SAMPLER_ARG: share } = settings(
    { OTEL_EXPORTER_OTLP_ENDPOINT: setting.url().optional(), OTEL_TRACES_SAMPLER_ARG: setting.share().default(1) },
    environment,
  );
  return { collector, share };
}

/** Sends spans to the collector, if there is one. @returns what sends the last ones and ends it */
export async function startTracing({ collector, share }: ReturnType<typeof tracingSettings>): Promise<() => Promise<void>> {
  if (collector === undefined || tracer) return async () => undefined;
  const [{ BatchSpanProcessor, ParentBasedSampler, TraceIdRatioBasedSampler, TracerProvider }, { OTLPTraceExporter }, resources] =
    await Promise.all([
      import('@opentelemetry/sdk-trace'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
    ]);
  const provider = new TracerProvider({
    resource: resources.defaultResource().merge(resources.detectResources({ detectors: [resources.envDetector] })),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(share) }),
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter(), scheduledDelayMillis: 1_000 })],
  });
  tracer = provider.getTracer('milepost');
  let ended: Promise<void> | undefined;
  const end = async () => {
    tracer = undefined;
    const { promise: late, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, LAST_SPANS_MS);
    await Promise.race([provider.shutdown(), late]).catch((error: unknown) => log.warn(briefly(error), 'the last spans were not sent'));
    clearTimeout(timer);
  };
  return () => (ended ??= end());
}

/** A span that lasts until its end is called, inside the trace that the request's own traceparent names, if it does. */
export function beginSpan(name: string, kind: SpanKind, { headers }: IncomingMessage): Span | undefined {
  return tracer?.startSpan(name, { kind }, contextOf(headers['traceparent']));
}

/** W3C: what to hand on, so that what follows becomes a part of the span's trace. */
export function traceparentOfSpan(span: Span): string {
  const { traceId, spanId, traceFlags } = span.spanContext();
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
}

/** Work that is over: `traceparent` is what it was done for; without one, or with one that nobody keeps, nothing is made. Times are milliseconds since 1970. */
export type Done = { name: string; kind: SpanKind; traceparent: string | undefined; from: number; to: number; attributes: Attributes };

export function noteSpan({ name, kind, traceparent, from, to, attributes }: Done): void {
  if (!tracer || !isSampled(traceparent)) return;
  tracer.startSpan(name, { kind, startTime: from, attributes }, contextOf(traceparent)).end(to);
}

/** Whether somebody keeps the trace: cheap, for it is asked of every event. */
export const isSampled = (traceparent: string | undefined): traceparent is string =>
  traceparent !== undefined && (Number.parseInt(traceparent.slice(-2), 16) & TraceFlags.SAMPLED) !== 0;

function contextOf(traceparent: unknown): Context {
  if (!isTraceparent(traceparent)) return ROOT_CONTEXT;
  const [, traceId, spanId, flags] = traceparent.split('-') as [string, string, string, string];
  const remote = { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true };
  return isSpanContextValid(remote) ? trace.setSpanContext(ROOT_CONTEXT, remote) : ROOT_CONTEXT;
}
