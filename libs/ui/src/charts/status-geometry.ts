import type { DeliveryStatus } from '../codes.js';
import type { StatusChange, StatusChartView } from '../views/charts.js';
import type { PartialDate } from '../views/values.js';
import { timeAxis, type TimeAxis, yearOf } from './time-axis.js';

export interface Segment {
  /** `slope`: only the month or year of the change is known; `drop`: a fall, drawn in red. */
  kind: 'flat' | 'rise' | 'slope' | 'drop';
  x1: number;
  x2: number;
  y1: number;
  y2: number;
}

export interface Fall {
  x: number;
  to: number;
  on: PartialDate;
  cause: string | null;
}

export interface StatusGeometry {
  axis: TimeAxis;
  today: number;
  levels: readonly { status: DeliveryStatus; y: number }[];
  segments: readonly Segment[];
  falls: readonly Fall[];
  rises: readonly StatusChange[];
}

const BOTTOM = 230;
const BETWEEN = 62;

const level: Record<DeliveryStatus, number> = {
  notStarted: 0,
  inProgress: 1,
  partiallyDelivered: 2,
  delivered: 3,
  deferred: 0,
  notPursued: 0,
};
const height = (status: DeliveryStatus) => BOTTOM - BETWEEN * level[status];

/** Two more years leave room for the words at the right. Four levels; put off and not pursued are drawn at the lowest, their word is in the table. */
export function statusGeometry({ changes, asOf }: StatusChartView): StatusGeometry {
  const axis = timeAxis(Math.min(...changes.map(({ on }) => yearOf(on))), yearOf(asOf) + 2);
  const today = axis.at(asOf);
  const segments: Segment[] = [];
  const falls: Fall[] = [];
  const rises: StatusChange[] = [];
  let [x, y] = [0, BOTTOM];
  for (const change of changes) {
    const { start, end } = axis.extent(change.on);
    const to = height(change.status);
    const falling = to > y;
    const kind = falling ? 'drop' : change.on.precision === 'day' ? 'rise' : 'slope';
    const until = change.on.precision === 'day' ? start : Math.min(end, today);
    if (start > x) segments.push({ kind: 'flat', x1: x, x2: start, y1: y, y2: y });
    if (to !== y) segments.push({ kind, x1: Math.max(x, start), x2: until, y1: y, y2: to });
    if (falling) falls.push({ x: until, to, on: change.on, cause: change.cause });
    else if (to < y) rises.push(change);
    [x, y] = [until, to];
  }
  if (today > x) segments.push({ kind: 'flat', x1: x, x2: today, y1: y, y2: y });
  return { axis, today, levels: levels(), segments, falls, rises };
}

const levels = () =>
  (['delivered', 'partiallyDelivered', 'inProgress', 'notStarted'] as const).map((status) => ({ status, y: height(status) }));
