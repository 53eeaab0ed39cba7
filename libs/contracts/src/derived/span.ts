import { type PartialDate, endOf, startOf } from '../partial-date.js';

/** A length of time in calendar years, months and days; `atLeast` when an end is known too little to say more than the lower bound. */
export type Span = { years: number; months: number; days: number; atLeast: boolean };

const DAY = 86_400_000;
const dayMs = (day: string) => Date.parse(`${day}T00:00:00Z`);

export const noSpan: Span = { years: 0, months: 0, days: 0, atLeast: false };

/** From one date to a later one: whole years between two years, whole months between two months, else the lower bound. */
export function spanBetween(earlier: PartialDate, later: PartialDate): Span {
  if (earlier.precision === later.precision) return calendarSpan(startOf(earlier), startOf(later));
  const from = endOf(earlier);
  const to = startOf(later);
  return { ...calendarSpan(from, to < from ? from : to), atLeast: true };
}

/** How long the start of `later` lies after the end of `earlier`, at least; zero when it does not. */
export function spanAfter(earlier: PartialDate, later: PartialDate): Span {
  const from = endOf(earlier);
  const to = startOf(later);
  return { ...calendarSpan(from, to < from ? from : to), atLeast: later.precision !== 'day' };
}

/** The same spans one after the other: months carry over to years, days are kept as they are. */
export function sumOf(spans: readonly Span[]): Span {
  const months = spans.reduce((sum, span) => sum + span.years * 12 + span.months, 0);
  const days = spans.reduce((sum, span) => sum + span.days, 0);
  return { years: Math.floor(months / 12), months: months % 12, days, atLeast: spans.some(({ atLeast }) => atLeast) };
}

/** Whole days from the end of one period to the start of another, or between two days. */
export const daysFrom = (earlier: PartialDate, later: PartialDate): number =>
  Math.round((dayMs(startOf(later)) - dayMs(endOf(earlier))) / DAY);

/** The same day so many months later, or the last day of that month when it is shorter: 31 January plus one month is 28 February. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

function calendarSpan(from: string, to: string): Span {
  const [fromYear = 0, fromMonth = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0] = to.split('-').map(Number);
  const reached = (toYear - fromYear) * 12 + toMonth - fromMonth;
  const months = monthsAfter(from, reached) > to ? reached - 1 : reached;
  const days = Math.round((dayMs(to) - dayMs(monthsAfter(from, months))) / DAY);
  return { years: Math.floor(months / 12), months: months % 12, days, atLeast: false };
}
