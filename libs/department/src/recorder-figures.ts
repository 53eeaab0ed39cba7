import { isTracing, type Metrics, noteSpan, type Probes, SpanKind } from '@milepost/service';
import { subjectOf } from '@milepost/contracts';
import type { Work } from './work.js';

const SIZES = [1, 2, 4, 8, 16, 32, 64, 128, 256];

/** Above it no more requests should come: the database takes too long. */
const SLOW_MS = 10_000;
/** Each statement is given up after seconds, be it answered or not: whoever waits so long waits for nobody, and only a restart cures that. */
const DEAD_MS = 90_000;

/** Counts what the recorder writes, and notes each command's part in a trace that somebody keeps. */
export function recorderFigures(metrics: Metrics) {
  const seconds = metrics.histogram('milepost_record_batch_seconds', 'Time to decide about a batch of commands and to commit its events.');
  const sizes = metrics.histogram('milepost_record_batch_events', 'Events per committed batch.', [], SIZES);
  let recorded = 0;
  metrics.count('milepost_recorded_events_total', 'Events committed to the log.', () => recorded);
  return (batch: readonly Work[], events: number, began: number): void => {
    const ended = Date.now();
    recorded += events;
    sizes.observe(events);
    seconds.observe((ended - began) / 1000);
    if (isTracing()) for (const work of batch) noteRecording(work, batch.length, began, ended);
  };
}

function noteRecording({ command }: Work, commands: number, from: number, to: number): void {
  const attributes = { 'milepost.entry': subjectOf(command), 'milepost.type': command.type, 'milepost.batch.commands': commands };
  noteSpan({ name: 'record', kind: SpanKind.INTERNAL, traceparent: command.traceparent, from, to, attributes });
}

/** @param writingFor for how many milliseconds a batch has been in writing */
export function probeRecorder(probes: Probes, writingFor: () => number): void {
  const over = (limit: number) => () =>
    writingFor() > limit ? `A batch of updates has been in writing for ${Math.round(writingFor() / 1000)} s.` : undefined;
  probes.addReady('recorder', over(SLOW_MS));
  probes.addLive('recorder', over(DEAD_MS));
}
