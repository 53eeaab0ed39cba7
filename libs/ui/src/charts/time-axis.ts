import { scaleUtc } from 'd3-scale';
import { dayAfter, firstDay } from '../span.js';
import type { PartialDate } from '../views/values.js';

/** A period on the axis, in per cent of its width. */
export interface Extent {
  start: number;
  middle: number;
  end: number;
}

export interface YearLabel {
  year: number;
  at: number;
  /** Left out on small screens. */
  odd: boolean;
}

export interface TimeAxis {
  from: number;
  to: number;
  extent: (date: PartialDate) => Extent;
  /** Start of the day. */
  at: (date: PartialDate) => number;
  borders: readonly number[];
  labels: readonly YearLabel[];
}

/** Whole calendar years, 1 January of `from` to 31 December of `to`, drawn from 0 to 100. */
export function timeAxis(from: number, to: number): TimeAxis {
  const scale = scaleUtc([Date.UTC(from, 0, 1), Date.UTC(to + 1, 0, 1)], [0, 100]);
  const x = (time: number) => round(scale(time));
  const extent = (date: PartialDate): Extent => {
    const [start, end] = [scale(firstDay(date)), scale(dayAfter(date))];
    return { start: round(start), middle: round((start + end) / 2), end: round(end) };
  };
  const years = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const every = years.length > 30 ? 5 : years.length > 13 ? 2 : 1;
  return {
    from,
    to,
    extent,
    at: (date) => x(firstDay(date)),
    borders: [...years, to + 1].map((year) => x(Date.UTC(year, 0, 1))),
    labels: years.flatMap((year, i) =>
      i % every === 0 ? [{ year, at: extent({ date: String(year), precision: 'year' }).middle, odd: (i / every) % 2 === 1 }] : [],
    ),
  };
}

export const yearOf = ({ date }: PartialDate): number => Number(date.slice(0, 4));

export const round = (value: number): number => Math.round(value * 100) / 100;

export const percent = (value: number): string => `${round(value)}%`;
