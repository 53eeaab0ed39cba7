import { type Clocks, dayOf, endOf, PartialDate, partialDate } from '@milepost/contracts';
import { Problem } from '@milepost/service';
import { z } from 'zod';

const date = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'Write a day, month or year: 2024-06-09, 2024-06 or 2024.')
  .refine((text) => PartialDate.safeParse({ date: text, precision: precisionOf(text) }).success, 'This date does not exist.');

const instant = z.iso.datetime({ error: 'Write a date or an instant: 2024-06-09 or 2024-06-09T12:00:00Z.' });

function precisionOf(text: string): 'year' | 'month' | 'day' {
  if (text.length === 4) return 'year';
  return text.length === 7 ? 'month' : 'day';
}

/** The two clocks as every address takes them. */
export const clockParameters = {
  asOf: date.optional().describe('As it stood at the end of this day, month or year, by what is known today.'),
  knownAt: z.union([date, instant]).optional().describe('As the record knew it at the end of that day, month or year, or at that instant.'),
};

export type ClockQuery = { asOf?: string | undefined; knownAt?: string | undefined };

/** Which record is asked for. `day`: the day its reader stands on, from which overdue and silence are counted. */
export interface Moment {
  clocks: Clocks;
  day: PartialDate;
  /** True when any clock is set. */
  past: boolean;
}

/** @throws Problem `invalid` when a clock is set to a day that has not come yet. */
export function momentOf({ asOf, knownAt }: ClockQuery, now: Date): Moment {
  const day = dayOf(now.toISOString());
  if (asOf === undefined && knownAt === undefined) return { clocks: {}, day, past: false };
  const today = day.date;
  for (const [name, given] of Object.entries({ asOf, knownAt })) if (given && startsAfter(given, today)) throw inFuture(name, today);
  const known = knownAt && (knownAt.length > 10 ? knownAt : endOf(partialDate(knownAt)));
  const last = (asOf && endOf(partialDate(asOf))) ?? known?.slice(0, 10) ?? today;
  return {
    clocks: { ...(asOf && { world: partialDate(asOf) }), ...(known && { known }) },
    day: partialDate(last < today ? last : today),
    past: true,
  };
}

const startsAfter = (given: string, today: string) => given.slice(0, 10) > today.slice(0, given.length);

const inFuture = (name: string, today: string) =>
  new Problem('invalid', 'The record knows no day that has not come.', {
    errors: [{ pointer: `/${name}`, code: 'in-future', detail: `Give a day up to today, ${today}.` }],
  });
