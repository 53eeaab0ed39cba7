import { Inject, Injectable } from '@nestjs/common';
import { isSampled, isTracing, log, Metrics, noteSpan, SpanKind, traceIdOf } from '@milepost/service';
import type { EventReading, Reading } from '../projection/reading.js';
import type { Slice } from '../projection/sort-out.js';
import { Lag } from './lag.js';

/** Told of every batch that is in the model: counts it, remembers how recent it was, notes it for logs and traces. */
@Injectable()
export class Projected {
  readonly lag = new Lag(Date.now());
  private readonly seconds;
  private readonly delay;

  constructor(@Inject(Metrics) metrics: Metrics) {
    this.seconds = metrics.histogram('milepost_projection_batch_seconds', 'Time to bring a batch into the read model.');
    this.delay = metrics.histogram(
      'milepost_projection_delay_seconds',
      'From the recording of the oldest message of a batch to its commit.',
    );
  }

  /** @param began when the batch was begun, in milliseconds since 1970 */
  tell(slices: readonly Slice[], began: number): void {
    const ended = Date.now();
    this.seconds.observe((ended - began) / 1000);
    for (const slice of slices) this.reach(slice, ended);
    if (isTracing()) forEachEvent(slices, (event) => noteProjecting(event, began, ended));
    if (log.isLevelEnabled('debug')) forEachEvent(slices, logEvent);
  }

  private reach(slice: Slice, ended: number): void {
    const [oldest, newest] = [recordedAt(slice.readings[0]), recordedAt(slice.readings.at(-1))];
    if (oldest !== undefined) this.delay.observe(Math.max(0, ended - oldest) / 1000);
    if (newest !== undefined) this.lag.reach(slice, newest);
  }
}

/** When the sender recorded it; nobody knows that of what cannot be read. */
function recordedAt(reading: Reading | undefined): number | undefined {
  if (reading?.is === 'event') return Date.parse(reading.recordedAt);
  return reading?.is === 'heartbeat' ? Date.parse(reading.heartbeat.data.sentAt) : undefined;
}

function forEachEvent(slices: readonly Slice[], note: (reading: EventReading) => void): void {
  for (const { readings } of slices) for (const reading of readings) if (reading.is === 'event') note(reading);
}

function noteProjecting({ topic, partition, offset, subject, eventId, traceparent }: EventReading, from: number, to: number): void {
  if (!isSampled(traceparent)) return;
  const place = {
    'messaging.destination.name': topic,
    'messaging.destination.partition.id': String(partition),
    'messaging.kafka.offset': offset,
  };
  const attributes = { 'messaging.system': 'kafka', ...place, 'milepost.entry': subject, 'milepost.event_id': eventId };
  noteSpan({ name: 'project', kind: SpanKind.CONSUMER, traceparent, from, to, attributes });
}

const logEvent = ({ topic, partition, offset, subject, eventId, traceparent }: EventReading) =>
  log.debug({ entry: subject, eventId, traceId: traceparent && traceIdOf(traceparent), topic, partition, offset }, 'projected');
