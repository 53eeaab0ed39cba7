import { byEnd, type MilestoneEvent } from '@milepost/contracts';
import type { ChangeView } from '@milepost/ui';
import { departmentName, type Reading } from '../reading.js';
import { commitmentOf } from '../snapshot.js';
import { historyChange } from './history-change.js';
import { isRegression } from './history.js';
import type { PromiseFacts } from './standing.js';
import { textOf, textOrNull } from './texts.js';
import { changeOf } from './events.js';

type Reason = { reason?: Parameters<typeof textOrNull>[0] };

/** Newest first: by when it occurred, then by when the record learned it. */
export const newestFirst = (a: MilestoneEvent, b: MilestoneEvent): number =>
  byEnd(b.data.occurredOn, a.data.occurredOn) || b.time.localeCompare(a.time) || b.id.localeCompare(a.id);

/** All changes of these promises, newest first. */
export const changesIn = (promises: readonly PromiseFacts[]): MilestoneEvent[] =>
  promises.flatMap(({ events }) => events).sort(newestFirst);

export function changeView(event: MilestoneEvent, promises: ReadonlyMap<string, PromiseFacts>, reading: Reading): ChangeView {
  const promise = promises.get(commitmentOf(event) ?? '');
  const title = promise ? textOf(promise.state.title, reading) : { text: event.data.entryId, lang: 'en' };
  const { occurredOn, summary, confidence } = event.data;
  const lead = promise?.state.lead ?? event.data.department;
  return {
    occurredOn,
    recordedAt: event.time,
    subject: { href: `${reading.to.commitment(promise?.id ?? '')}#${event.id}`, label: title.text, lang: title.lang },
    change: historyChange(event, reading),
    summary: summary ? textOf(summary, reading) : title,
    reason: textOrNull(changeOf<Reason>(event).reason, reading),
    departments: {
      lead: departmentName(reading, lead),
      contributors: (promise?.state.contributors ?? []).map((id) => departmentName(reading, id)),
    },
    confidence,
    regression: isRegression(event),
    undone: event.type === 'DeliveryStatusClaimed' && isRegression(event) ? (promise?.undone?.highest ?? null) : null,
  };
}

/** What counts most when several things changed for one promise on one day. */
const weights: Partial<Record<MilestoneEvent['type'], number>> = {
  DeliveryStatusClaimed: 9,
  CommitmentWithdrawn: 9,
  AssessmentRecorded: 8,
  FactCorrected: 7,
  MilestoneReversed: 6,
  MilestoneMissed: 6,
  MilestoneMet: 5,
  MilestoneRescheduled: 5,
  TargetRescheduled: 5,
  TargetMeasured: 5,
  ActLapsed: 4,
  StageReached: 3,
  InitiativeTabled: 3,
  UpdatePosted: 2,
};

/** The changes that a front page tells: of each promise and day the one that counts most. */
export function headlines(changes: readonly MilestoneEvent[], most: number): MilestoneEvent[] {
  const days = Map.groupBy(changes, (event) => `${commitmentOf(event)} ${event.data.occurredOn.date}`);
  const heaviest = [...days.values()].map((sameDay) => sameDay.reduce((best, event) => (weight(event) > weight(best) ? event : best)));
  return heaviest.slice(0, most);
}

const weight = ({ type }: MilestoneEvent) => weights[type] ?? 1;
