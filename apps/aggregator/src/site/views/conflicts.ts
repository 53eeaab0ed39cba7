import { type Evidence, type EntryKey, type MilestoneEvent, type PartialDate, sameDate } from '@milepost/contracts';
import type { ConflictValue, ConflictView } from '@milepost/ui';
import type { Reading } from '../reading.js';
import { changeOf, type Dispute, disputes, dueSaid, keyOf } from './events.js';
import { titleOf } from './history-change.js';
import { evidenceView, textOrNull } from './texts.js';

/** What two sources or more say differently, side by side: first the value that the record uses. */
export const conflictsOf = (events: readonly MilestoneEvent[], reading: Reading): ConflictView[] =>
  disputes(events).map((dispute) => conflictView(dispute, reading));

function conflictView({ event, about, used, others }: Dispute, reading: Reading): ConflictView {
  const { evidence, confidence, summary } = event.data;
  const reason = changeOf<{ reason?: Parameters<typeof textOrNull>[0] }>(event).reason;
  return {
    about: aboutText(event, about, reading),
    used: {
      value: used ?? '–',
      note: textOrNull(reason ?? summary, reading),
      evidence: evidence[0] ? evidenceView(evidence[0]) : null,
      confidence,
    },
    others: others.map((other) => otherValue(other, reading)),
    settledOn: about === 'due' ? settledOn(event, others.map(({ value }) => value), reading) : null, // prettier-ignore
  };
}

function aboutText(event: MilestoneEvent, about: 'due' | 'day', reading: Reading) {
  const title = titleOf(event, reading);
  return { ...title, text: about === 'due' ? `The due date of “${title.text}”` : `The day of “${summaryText(event) || title.text}”` };
}

const summaryText = ({ data }: MilestoneEvent) => (data.summary?.en ?? '').replace(/\.$/, '');

function otherValue({ value, evidence, remark }: Dispute['others'][number], reading: Reading): ConflictValue {
  const found = typeof evidence === 'string' ? findEvidence(evidence, reading) : evidence;
  return {
    value,
    note: remark ? { text: remark, lang: 'en' } : null,
    evidence: found ? evidenceView(found) : null,
    confidence: found?.confidence ?? 'low',
  };
}

const findEvidence = (id: string, { record }: Reading): Evidence | undefined =>
  record.events.flatMap(({ data }) => data.evidence).find((one) => one.id === id);

/** When the record went over to one of the other values. */
function settledOn(event: MilestoneEvent, values: readonly PartialDate[], { record }: Reading): PartialDate | null {
  const key: EntryKey = keyOf(event);
  const later = record
    .eventsOf(key)
    .find((one) => one.data.version > event.data.version && values.some((value) => sameDate(dueSaid(one), value)));
  return later?.data.occurredOn ?? null;
}
