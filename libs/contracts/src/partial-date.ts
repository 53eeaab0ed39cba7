import { z } from 'zod';

export const precisions = ['year', 'month', 'day'] as const;
export type Precision = (typeof precisions)[number];

const pattern: Record<Precision, RegExp> = { year: /^\d{4}$/, month: /^\d{4}-\d{2}$/, day: /^\d{4}-\d{2}-\d{2}$/ };

const daysOf = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const lastDayOf = (year: number, month: number) => (month === 2 && isLeap(year) ? 29 : daysOf[month - 1]!);

function isRealDate(date: string): boolean {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= lastDayOf(year, month);
}

const MOST_REMEMBERED = 50_000;
const remembered: Record<Precision, Set<string>> = { year: new Set(), month: new Set(), day: new Set() };

/** Dates come again and again: each is looked at once. */
function isDate(date: string, precision: Precision): boolean {
  if (remembered[precision].has(date)) return true;
  if (!pattern[precision].test(date) || !isRealDate(date)) return false;
  if (remembered[precision].size < MOST_REMEMBERED) remembered[precision].add(date);
  return true;
}

/** A day in the world, exactly as it is known: `2024`, `2024-05` or `2024-05-14`, never padded. */
export const PartialDate = z
  .strictObject({ date: z.string(), precision: z.enum(precisions) })
  .refine(({ date, precision }) => isDate(date, precision), {
    path: ['date'],
    message: 'The date must exist and be written exactly as precise as it says: 2024, 2024-05 or 2024-05-14.',
  });
export type PartialDate = { date: string; precision: Precision };

const precisionByLength: Record<number, Precision> = { 4: 'year', 7: 'month', 10: 'day' };

/** `2024-05` → `{ date: '2024-05', precision: 'month' }`. Throws a ZodError on anything that is no date. */
export const partialDate = (text: string): PartialDate => PartialDate.parse({ date: text, precision: precisionByLength[text.length] });

/** First day of the period, `YYYY-MM-DD`. */
export function startOf({ date }: PartialDate): string {
  const [year, month = '01', day = '01'] = date.split('-');
  return `${year}-${month}-${day}`;
}

/** Last day of the period, `YYYY-MM-DD`. */
export function endOf({ date }: PartialDate): string {
  const [year, month = '12', day] = date.split('-');
  return `${year}-${month}-${day ?? String(lastDayOf(Number(year), Number(month))).padStart(2, '0')}`;
}

/** True only when the whole of `a` lies before the whole of `b`: 2024 is neither before nor after May 2024. */
export const isBefore = (a: PartialDate, b: PartialDate): boolean => endOf(a) < startOf(b);

/** Sorts by the end of the period, so that a year stands after the days known within it. */
export const byEnd = (a: PartialDate, b: PartialDate): number => endOf(a).localeCompare(endOf(b));

export const sameDate = (a: PartialDate | null | undefined, b: PartialDate | null | undefined): boolean =>
  (a?.date ?? null) === (b?.date ?? null);

/** The day of an instant, in UTC. */
export const dayOf = (instant: string): PartialDate => ({ date: instant.slice(0, 10), precision: 'day' });
