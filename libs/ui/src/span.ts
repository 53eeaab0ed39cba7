import { endOf, type PartialDate, shift, type Span, startOf } from '@milepost/contracts';

const DAY = 86_400_000;
const time = (day: string) => Date.parse(`${day}T00:00:00Z`);
const asDay = (date: string): PartialDate => ({ date, precision: 'day' });

/** First day of the period as UTC milliseconds. */
export const firstDay = (date: PartialDate): number => time(startOf(date));

/** First day after the period as UTC milliseconds. */
export const dayAfter = (date: PartialDate): number => time(endOf(date)) + DAY;

/** From the last day of a period to a later day; nothing when the day lies within or before it. */
export const since = (period: PartialDate, day: PartialDate): Span => forward(asDay(endOf(period)), day);

/** From a day to the last day of a period; nothing when that is past. */
export const until = (day: PartialDate, period: PartialDate): Span => forward(day, asDay(endOf(period)));

/** Whole days between two days. */
export const daysBetween = (from: PartialDate, to: PartialDate): number => Math.round((firstDay(to) - firstDay(from)) / DAY);

function forward(from: PartialDate, to: PartialDate): Span {
  const { span, direction } = shift(from, to);
  return direction === 'later' ? span : shift(from, from).span;
}
