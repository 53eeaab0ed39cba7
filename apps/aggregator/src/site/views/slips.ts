import type { DueDate } from '@milepost/contracts';
import type { DueStatement, SlipChartView } from '@milepost/ui';
import type { Reading } from '../reading.js';
import { disputes } from './events.js';
import type { StepFacts } from './steps.js';
import { evidenceView, textOf, textOrNull } from './texts.js';

/** A chart for each step for which two due dates or more were stated. */
export const slipsOf = (steps: readonly StepFacts[], reading: Reading): SlipChartView[] =>
  steps.filter(({ step }) => step.dueHistory.length > 1).map((facts) => slipChart(facts, reading));

function slipChart({ entry, step, title, isTarget, reached }: StepFacts, reading: Reading): SlipChartView {
  return {
    id: `slip-${entry.id}`,
    title: textOf(title, reading),
    asOf: reading.day,
    asOfIs: reading.past ? 'thisDay' : 'today',
    statements: step.dueHistory.map((due) => statement(due, entry, reading)),
    met: reached,
    measured: isTarget ? 'measurements' in step && step.measurements.length > 0 : null,
    csv: null,
  };
}

function statement({ due, setOn, reason, eventId }: DueDate, entry: StepFacts['entry'], reading: Reading): DueStatement {
  const event = reading.record.eventsOf(entry).find(({ id }) => id === eventId);
  const dispute = event && disputes([event])[0];
  return {
    said: setOn,
    due,
    reason: textOrNull(reason ?? (event?.data.remark ? { en: event.data.remark } : null), reading),
    evidence: (event?.data.evidence ?? []).map(evidenceView),
    confidence: event?.data.confidence ?? 'high',
    contested: dispute?.about === 'due' ? [...(due ? [due] : []), ...dispute.others.map(({ value }) => value)] : [],
    corrected: false,
  };
}
