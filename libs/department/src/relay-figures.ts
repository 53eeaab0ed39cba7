import type { OutboxRow, RelayStatus, Sends } from '@milepost/outbox';
import { isTracing, type Metrics, noteSpan, type Probes, SpanKind } from '@milepost/service';

const STUCK_MS = 30_000;
/** A relay takes a step at least every minute, whoever is away; one that does not will not wake up by itself. */
const DEAD_MS = 90_000;

/** Says how far the relay is behind and counts its sends; each event of a trace that somebody keeps gets its span. */
export function relayFigures(metrics: Metrics, status: () => RelayStatus): Sends {
  const held = (figure: (status: RelayStatus) => number) => () => (status().active ? figure(status()) : 0);
  metrics.gauge('milepost_relay_active', '1 while this process holds the outbox.', held(() => 1)); // prettier-ignore
  metrics.gauge('milepost_outbox_backlog', 'Events that are not acknowledged yet.', held(({ backlog }) => backlog)); // prettier-ignore
  metrics.gauge('milepost_outbox_oldest_seconds', 'Age of the oldest of them.', held(({ oldestAge }) => oldestAge / 1000)); // prettier-ignore
  const seconds = metrics.histogram('milepost_publish_seconds', 'Time until a batch was acknowledged, failed tries included.');
  let published = 0;
  let failures = 0;
  metrics.count('milepost_published_events_total', 'Events that were acknowledged.', () => published);
  metrics.count('milepost_publish_failures_total', 'Sends that failed and were repeated.', () => failures);
  return {
    acknowledged: (rows, began) => {
      const ended = Date.now();
      published += rows.length;
      seconds.observe((ended - began) / 1000);
      if (isTracing()) for (const row of rows) notePublishing(row, rows.length, began, ended);
    },
    failed: () => void (failures += 1),
  };
}

// The envelope comes before the data, so the first one is the envelope's own.
const TRACEPARENT = /"traceparent":"([^"]*)"/;

function notePublishing({ topic, value }: OutboxRow, events: number, from: number, to: number): void {
  const attributes = { 'messaging.system': 'kafka', 'messaging.destination.name': topic, 'messaging.batch.message_count': events };
  noteSpan({ name: 'publish', kind: SpanKind.PRODUCER, traceparent: TRACEPARENT.exec(value)?.[1], from, to, attributes });
}

export function probeRelay(probes: Probes, status: () => RelayStatus): void {
  probes.addReady('outbox', () => {
    const { active, oldestAge } = status();
    return active && oldestAge > STUCK_MS ? `The oldest event has been waiting for ${Math.round(oldestAge / 1000)} s.` : undefined;
  });
  probes.addLive('relay', () => {
    const { stillFor } = status();
    return stillFor > DEAD_MS ? `The relay has not taken a step for ${Math.round(stillFor / 1000)} s.` : undefined;
  });
}
