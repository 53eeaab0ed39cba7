import { deliveryLevel, type DeliveryStatus, type LanguageMap, type MilestoneEvent, startOf } from '@milepost/contracts';
import type { HistoryEntry } from '@milepost/ui';
import type { Reading } from '../reading.js';
import { changeOf, supersededBy } from './events.js';
import { historyChange } from './history-change.js';
import { evidenceView, textOf, textOrNull } from './texts.js';

const worse = new Set(['ActLapsed', 'ActRepealed', 'ActAnnulled', 'MilestoneReversed', 'MilestoneMissed', 'CommitmentWithdrawn']);

/** A lapse, an annulment, a reversed or missed step, a lower delivery status. */
export function isRegression(event: MilestoneEvent): boolean {
  if (event.type !== 'DeliveryStatusClaimed') return worse.has(event.type);
  const { from, to } = changeOf<{ from: DeliveryStatus; to: DeliveryStatus }>(event);
  return (deliveryLevel[to] ?? 9) < (deliveryLevel[from] ?? 0);
}

/** What an event says beside its change: why, on whose word, and whether it was taken back. */
export function historyEntry(event: MilestoneEvent, reading: Reading, superseding: ReadonlyMap<string, MilestoneEvent>): HistoryEntry {
  const { occurredOn, evidence, confidence, summary } = event.data;
  const { reason, evidenceMissing } = changeOf<{ reason?: LanguageMap; evidenceMissing?: LanguageMap }>(event);
  return {
    id: event.id,
    occurredOn,
    recordedAt: event.time,
    change: historyChange(event, reading),
    summary: summary ? textOf(summary, reading) : { text: event.type, lang: 'en' },
    reason: textOrNull(reason, reading),
    evidence: evidence.map(evidenceView),
    evidenceMissing: textOrNull(evidenceMissing, reading),
    confidence,
    by: event.data.departmentName,
    causedBy: causeOf(event, reading),
    regression: isRegression(event),
    superseded: takenBack(superseding.get(event.id)),
  };
}

/** Newest first; what was only entered into the record later than this day is left out. */
export function historyOf(events: readonly MilestoneEvent[], reading: Reading): HistoryEntry[] {
  const superseding = supersededBy(reading.record.events);
  return events
    .filter(({ data }) => startOf(data.occurredOn) <= startOf(reading.day))
    .map((event) => historyEntry(event, reading, superseding))
    .reverse();
}

function causeOf({ data }: MilestoneEvent, reading: Reading) {
  const cause = data.causedBy && reading.record.event(data.causedBy);
  return cause ? textOrNull(cause.data.summary, reading) : null;
}

const takenBack = (by: MilestoneEvent | undefined): HistoryEntry['superseded'] =>
  by ? { by: by.type === 'FactCorrected' ? 'correction' : 'retraction', href: `#${by.id}` } : null;
