import { phrase, type Phrase } from '../phrase.js';
import type { PartialDate, Span } from '../views/values.js';

const NO_BREAK = '\u00a0';
const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** `1 step`, `3 steps`; as a word up to twelve when `inWords`. */
export const plural = (n: number, one: string, many: string, inWords = false): string =>
  `${inWords ? (words[n] ?? n) : n}${NO_BREAK}${n === 1 ? one : many}`;

/** `once`, `twice`, `four times` */
export const numberOfTimes = (n: number): string => ['never', 'once', 'twice'][n] ?? `${words[n] ?? n} times`;

/** `on 18 November 2026`, `in May 2025`, `in 2024` */
export const on = (date: PartialDate): Phrase => (date.precision === 'day' ? phrase`on ${date}` : phrase`in ${date}`);

/** The two largest units, cut and never rounded: `2 years, 4 months`, `29 days`; a lower bound says `at least`. */
export const duration = (span: Span): string => (span.atLeast ? 'at least ' : '') + largest(span).join(', ');

/** Like `duration`, but days are named only where there is nothing larger: `4 months`. */
export const roughly = (span: Span): string => duration(span.years || span.months ? { ...span, days: 0 } : span);

function largest({ years, months, days }: Span): string[] {
  const units = [
    [years, 'year', 'years'],
    [months, 'month', 'months'],
    [days, 'day', 'days'],
  ] as const;
  const first = units.findIndex(([n]) => n > 0);
  if (first < 0) return [plural(0, 'day', 'days')];
  return units
    .slice(first, first + 2)
    .filter(([n]) => n > 0)
    .map(([n, one, many]) => plural(n, one, many));
}
