import {
  deliveryLevel,
  type DeliveryStatus,
  effective,
  factOf,
  type LanguageMap,
  type LegislativeStage,
  type PartialDate,
} from '@milepost/contracts';
import type { StatusChange, StatusChartView } from '@milepost/ui';
import type { Reading } from '../reading.js';
import type { PromiseFacts } from './standing.js';
import { textOf, textOrNull } from './texts.js';

const causes: Partial<Record<string, LegislativeStage>> = { ActLapsed: 'lapsed', ActRepealed: 'repealed', ActAnnulled: 'annulled' };

/** Delivery over time, as corrections left it; null as long as it never went down. */
export function statusOverTime(of: PromiseFacts, reading: Reading): StatusChartView | null {
  const changes = statusChanges(of, reading);
  const fell = changes.some(({ status }, i) => (deliveryLevel[status] ?? 9) < (deliveryLevel[changes[i - 1]?.status ?? 'notStarted'] ?? 0));
  if (!fell) return null;
  return {
    id: `status-${of.id}`,
    title: textOf(of.state.title, reading),
    asOf: reading.day,
    asOfIs: reading.past ? 'thisDay' : 'today',
    changes,
  };
}

interface Claimed {
  to?: DeliveryStatus;
  reason?: LanguageMap;
}

function statusChanges({ id, events }: PromiseFacts, reading: Reading): StatusChange[] {
  const history = reading.record.eventsOf({ kind: 'commitment', id }).toSorted((a, b) => a.data.version - b.data.version);
  return effective(history.map(factOf))
    .filter(({ type }) => type === 'DeliveryStatusClaimed' || type === 'CommitmentWithdrawn')
    .map(({ change, occurredOn }) => {
      const { to = 'notPursued', reason } = change as Claimed;
      return { on: occurredOn, status: to, reason: textOrNull(reason, reading), cause: causeOn(occurredOn, events, reading) };
    });
}

/** The end of an act on the very day of the change. */
function causeOn(day: PartialDate, events: PromiseFacts['events'], { t }: Reading): string | null {
  const stage = causes[events.find(({ type, data }) => causes[type] && data.occurredOn.date === day.date)?.type ?? ''];
  return stage ? t('stage', stage).toLowerCase() : null;
}
