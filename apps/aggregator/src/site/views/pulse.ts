import { byEnd, endOf, type MilestoneEvent, type PartialDate, quietMonths, startOf } from '@milepost/contracts';
import type { PulseRow, PulseView } from '@milepost/ui';
import type { Heard, Reading } from '../reading.js';
import { latest, type PromiseFacts } from './standing.js';

/** One mark per day with a change of the last two years, for each department; who was heard of last stands first. */
export function pulseView(promises: readonly PromiseFacts[], reading: Reading): PulseView {
  const rows = reading.departments.map((department) => pulseRow(department, promises, reading));
  const last = ({ lastNews }: PulseRow) => (lastNews ? endOf(lastNews) : '');
  return { from: twoYearsBefore(reading.day), asOf: reading.day, departments: rows.sort((a, b) => last(b).localeCompare(last(a))) };
}

const twoYearsBefore = ({ date }: PartialDate): PartialDate => ({
  date: `${Number(date.slice(0, 4)) - 2}${date.slice(4, 7)}-01`,
  precision: 'day',
});

const silence = 9;

export function pulseRow({ id, name, lastHeard }: Heard, promises: readonly PromiseFacts[], reading: Reading): PulseRow {
  const events = promises.filter(({ state }) => state.lead === id).flatMap((promise): readonly MilestoneEvent[] => promise.events);
  const lastNews = latest(events);
  const quiet = lastNews ? quietMonths(lastNews, reading.day) : null;
  const from = startOf(twoYearsBefore(reading.day));
  return {
    label: name,
    href: reading.to.department(id),
    days: newsDays(events).filter(({ precision, date }) => precision === 'day' && date >= from),
    lastNews,
    lastHeard: reading.past ? null : lastHeard,
    quietMonths: quiet !== null && quiet >= silence ? quiet : null,
  };
}

/** Each day once, oldest first. */
const newsDays = (events: readonly MilestoneEvent[]): PartialDate[] =>
  [...new Map(events.map(({ data: { occurredOn } }) => [occurredOn.date, occurredOn])).values()].sort(byEnd);
