import { endOf, type MilestoneEvent, type PartialDate, partialDate } from '@milepost/contracts';
import type { PastView, Step } from '@milepost/ui';
import type { ClockQuery, Moment } from '../api/clocks.js';
import { isNews, toldOnce } from './views/events.js';

interface Day {
  on: PartialDate;
  /** Last day of the period: from then on the change counts. */
  end: string;
}

/** Which day the page shows, the changes before and after it, and the ways back. `page`: the page's own address by clocks. */
export function pastView(
  query: ClockQuery,
  { day, clocks, past }: Moment,
  events: History,
  page: (clocks: ClockQuery) => string,
): PastView | null {
  if (!past) return null;
  const { asOf, knownAt } = query;
  const clock = asOf !== undefined ? 'asOf' : 'knownAt';
  const step = (found: Day | undefined): Step | null => (found ? { on: found.on, href: page({ ...query, [clock]: found.end }) } : null);
  const days = [...events.counted, ...events.leftOut].map((event) => dayOf(event, clock));
  return {
    asOf: clocks.world ?? null,
    knownAt: clocks.known ? partialDate(clocks.known.slice(0, 10)) : null,
    before: step(days.filter(({ end }) => end < day.date).sort(byDay).at(-1)), // prettier-ignore
    after: step(days.filter(({ end }) => end > day.date).sort(byDay)[0]),
    leftOut: toldOnce(events.leftOut.filter(isNews)).length,
    backToToday: page({}),
    otherClock: page(clock === 'asOf' ? { knownAt: asOf } : { asOf: knownAt?.slice(0, 10) }),
  };
}

export interface History {
  counted: readonly MilestoneEvent[];
  leftOut: readonly MilestoneEvent[];
}

const byDay = (a: Day, b: Day) => a.end.localeCompare(b.end);

const dayOf = ({ data, time }: MilestoneEvent, clock: 'asOf' | 'knownAt'): Day =>
  clock === 'asOf' ? { on: data.occurredOn, end: endOf(data.occurredOn) } : { on: partialDate(time.slice(0, 10)), end: time.slice(0, 10) };
