import type { DueDate } from '../kinds/milestone.js';
import { endOf, type PartialDate, sameDate } from '../partial-date.js';
import { noSpan, type Span, spanBetween, sumOf } from './span.js';

/** A change from one due date to another. */
export type Shift = { span: Span; direction: 'earlier' | 'later' | 'none' };

/** How often and how far a due date moved: `total` adds up every shift, `net` leads from the first date to the last. */
export type Moves = { count: number; total: Span; net: Shift; backToFirst: boolean };

const unknown: Shift = { span: { ...noSpan, atLeast: true }, direction: 'none' };

/** The shift from one due date to another; nothing but "at least nothing" is known when one of them has no date. */
export function shift(from: PartialDate | null, to: PartialDate | null): Shift {
  if (sameDate(from, to)) return { span: noSpan, direction: 'none' };
  if (!from || !to) return unknown;
  const later = endOf(from) === endOf(to) ? from.date < to.date : endOf(from) < endOf(to);
  return { span: later ? spanBetween(from, to) : spanBetween(to, from), direction: later ? 'later' : 'earlier' };
}

/** What became of the due dates of a history, in the order they were set. No moves when there is only one. */
export function moves(history: readonly Pick<DueDate, 'due'>[]): Moves {
  const dues = history.map(({ due }) => due);
  const shifts = dues.slice(1).flatMap((due, at) => (sameDate(dues[at], due) ? [] : [shift(dues[at]!, due)]));
  const [first = null, last = null] = [dues[0], dues.at(-1)];
  return {
    count: shifts.length,
    total: sumOf(shifts.map(({ span }) => span)),
    net: shift(first, last),
    backToFirst: shifts.length > 1 && first !== null && sameDate(first, last),
  };
}
