import type { PartialDate, Span } from './views/values.js';

export interface Move extends Span {
  direction: 'earlier' | 'later' | 'same';
}

/** First day of the period as UTC milliseconds. */
export function firstDay({ date }: PartialDate): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return Date.UTC(year, month - 1, day);
}

/** First day after the period as UTC milliseconds. */
export function dayAfter({ date, precision }: PartialDate): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  if (precision === 'year') return Date.UTC(year + 1, 0, 1);
  return precision === 'month' ? Date.UTC(year, month, 1) : Date.UTC(year, month - 1, day + 1);
}

/** From one due date to another: whole units between equals, else the lower bound, marked `atLeast`. */
export function move(from: PartialDate, to: PartialDate): Move {
  const backwards = firstDay(to) < firstDay(from);
  const [early, late] = backwards ? [to, from] : [from, to];
  const alike = from.precision === to.precision;
  const span = alike
    ? between(firstDay(early), firstDay(late))
    : between(dayAfter(early) - DAY, Math.max(firstDay(late), dayAfter(early) - DAY));
  const direction = from.date === to.date ? 'same' : backwards ? 'earlier' : 'later';
  return { ...span, atLeast: !alike, direction };
}

/** How long after the end of its due period something was reached; null when it was in time or may have been. */
export function lateness(due: PartialDate, met: PartialDate): Span | null {
  if (firstDay(met) < dayAfter(due)) return null;
  return { ...between(dayAfter(due) - DAY, firstDay(met)), atLeast: met.precision !== 'day' };
}

/** From the end of one period to the start of a day; zero when the day lies within or before it. */
export const since = (from: PartialDate, day: PartialDate): Span =>
  between(dayAfter(from) - DAY, Math.max(firstDay(day), dayAfter(from) - DAY));

/** From a day to the last day of a period. */
export const until = (day: PartialDate, to: PartialDate): Span => between(firstDay(day), Math.max(dayAfter(to) - DAY, firstDay(day)));

export const addSpans = (spans: readonly Span[]): Span => {
  const months = spans.reduce((sum, span) => sum + span.years * 12 + span.months, 0);
  const days = spans.reduce((sum, span) => sum + span.days, 0);
  return { years: Math.floor(months / 12), months: months % 12, days, atLeast: spans.some((span) => span.atLeast) };
};

export const daysBetween = (from: PartialDate, to: PartialDate): number => Math.round((firstDay(to) - firstDay(from)) / DAY);

const DAY = 86_400_000;

/** Calendar years, months and days between two days; `from` is not after `to`. */
function between(from: number, to: number): Span {
  const [start, end] = [new Date(from), new Date(to)];
  let months = (end.getUTCFullYear() - start.getUTCFullYear()) * 12 + end.getUTCMonth() - start.getUTCMonth();
  if (monthsAfter(start, months) > to) months -= 1;
  const days = Math.round((to - monthsAfter(start, months)) / DAY);
  return { years: Math.floor(months / 12), months: months % 12, days, atLeast: false };
}

/** The same day of a later month, or that month's last day: 31 January plus one month is 28 February. */
function monthsAfter(start: Date, months: number): number {
  const month = start.getUTCMonth() + months;
  const last = new Date(Date.UTC(start.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return Date.UTC(start.getUTCFullYear(), month, Math.min(start.getUTCDate(), last));
}
