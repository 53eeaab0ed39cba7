import { type Shift, shift } from '@milepost/contracts';
import type { DueStatement, SlipChartView } from '../views/charts.js';
import type { PartialDate } from '../views/values.js';
import { type Extent, round, timeAxis, type TimeAxis, yearOf } from './time-axis.js';

export type Shape = 'diamond' | 'narrow' | 'box';

/** A due date as drawn: a day is a diamond, a month a narrow box, a year a box as wide as the year. */
export interface DueMark {
  shape: Shape;
  extent: Extent;
  date: PartialDate;
  /** The date stands over the mark; only a wide box holds its year. */
  labelOutside: boolean;
}

export interface Arrow {
  from: number;
  to: number;
  direction: 'left' | 'right';
  /** Middle of the label, per cent, and its height over the line, px; below the line where the mark has its own label above. */
  label: { x: number; y: number };
  by: Shift | null;
  /** The new due is no date: the arrow ends in a ring at the right edge. */
  open: boolean;
}

export interface SlipRow {
  statement: DueStatement;
  number: number;
  said: Extent;
  due: DueMark | null;
  /** From what was said to a due date that lies ahead of it. */
  tie: { from: number; to: number } | null;
  arrow: Arrow | null;
  /** Where the path comes in from the row above and goes out to the row below. */
  enters: number | null;
  leaves: number | null;
  previous: PartialDate | null;
  restated: boolean;
  /** Said only after the due period it replaces had ended. */
  afterDue: boolean;
}

export interface SlipGeometry {
  axis: TimeAxis;
  rows: readonly SlipRow[];
  /** The due date valid on the day of the page; null: none is. */
  now: DueMark | null;
  enters: number | null;
  moves: number;
}

const RIGHT_EDGE = 100;
/** The narrowest box that still holds its year, in per cent of a small screen's chart. */
export const HOLDS_LABEL = 5.5;
/** An arrow shorter than this has its label lifted over the boxes at its ends. */
const SHORT = 40;

/** Axis from 1 January of the first said year to 31 December of the last due, met or shown year; corrected rows take no part in the path. */
export function slipGeometry(view: SlipChartView): SlipGeometry {
  const { statements, met, asOf } = view;
  const years = statements.flatMap(({ said, due }) => [yearOf(said), ...(due ? [yearOf(due)] : [])]);
  const axis = timeAxis(Math.min(...statements.map(({ said }) => yearOf(said))), Math.max(...years, yearOf(asOf), met ? yearOf(met) : 0));
  const rows: SlipRow[] = [];
  let valid: SlipRow | null = null;
  for (const [i, statement] of statements.entries()) {
    const row: SlipRow = slipRow(statement, i + 1, valid, axis);
    rows.push(row);
    if (!statement.corrected) valid = row;
  }
  const last = rows.at(-1);
  if (last && !valid?.due && !last.statement.corrected) last.leaves = null;
  return {
    axis,
    rows,
    now: valid?.due ?? null,
    enters: valid?.due ? valid.leaves : null,
    moves: rows.filter(({ arrow }) => arrow !== null).length,
  };
}

function slipRow(statement: DueStatement, number: number, before: SlipRow | null, axis: TimeAxis): SlipRow {
  const said = axis.extent(statement.said);
  const due = statement.due && dueMark(statement.due, axis);
  const enters = before?.leaves ?? null;
  const previous = before?.statement.due ?? null;
  const restated = before !== null && !statement.corrected && previous?.date === statement.due?.date;
  const base = { statement, number, said, due, enters, previous, restated, tie: tie(said, due) };
  if (statement.corrected) return { ...base, arrow: null, leaves: enters, afterDue: false };
  const arrow = before && !restated && enters !== null ? arrowTo(enters, previous, due) : null;
  const leaves = due ? due.extent.middle : before ? RIGHT_EDGE : null;
  const afterDue = Boolean(arrow && before?.due && said.start >= before.due.extent.end);
  return { ...base, arrow, leaves, afterDue };
}

export function dueMark(date: PartialDate, axis: TimeAxis): DueMark {
  const shape = ({ day: 'diamond', month: 'narrow', year: 'box' } as const)[date.precision];
  const extent = axis.extent(date);
  return { shape, extent, date, labelOutside: shape !== 'box' || extent.end - extent.start < HOLDS_LABEL };
}

const tie = (said: Extent, due: DueMark | null) => {
  const to = due && (due.shape === 'box' ? due.extent.start : due.extent.middle);
  return to !== null && to > said.end + 1 ? { from: round(said.end + 1), to } : null;
};

/** From the middle of the old due date to the near edge of the new one. */
function arrowTo(from: number, previous: PartialDate | null, due: DueMark | null): Arrow {
  const right = !due || due.extent.middle >= from;
  const edge = !due ? RIGHT_EDGE : due.shape !== 'box' ? due.extent.middle : right ? due.extent.start : due.extent.end;
  const y = due?.labelOutside ? 26 : Math.abs(edge - from) < SHORT ? -18 : -9;
  const by = previous && due ? shift(previous, due.date) : null;
  return { from, to: edge, direction: right ? 'right' : 'left', label: { x: (from + edge) / 2, y }, by, open: !due };
}

/** Half of a letter's width, in per cent of a small screen's chart. */
const HALF_LETTER = 0.9;

/** A label near an edge is aligned to it, so that it stays inside the chart; `x` is its middle. */
export function clamp(x: number, words: string): { x: number; anchor: 'start' | 'middle' | 'end' } {
  const half = Math.max(12, words.length * HALF_LETTER);
  if (x > RIGHT_EDGE - half) return { x: RIGHT_EDGE, anchor: 'end' };
  return x < half ? { x: 0, anchor: 'start' } : { x: round(x), anchor: 'middle' };
}
