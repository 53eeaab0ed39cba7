import { d, en } from '../samples/values.js';
import type { DeliveryStatus } from '../codes.js';
import { statusGeometry } from './status-geometry.js';

const change = (on: string, status: DeliveryStatus, cause: string | null = null) => ({ on: d(on), status, reason: null, cause });

describe('the interim rules: up in 2021, down in April 2026', () => {
  const { segments, falls, rises } = statusGeometry({
    id: 'csa',
    title: en('Rules'),
    asOf: d('2026-11-21'),
    asOfIs: 'today',
    changes: [change('2020-09-10', 'inProgress'), change('2021', 'partiallyDelivered'), change('2026-04-03', 'inProgress', 'lapsed')],
  });

  it('rises upright on a known day, slopes across a year, drops in red', () => {
    expect(segments.map(({ kind }) => kind)).toEqual(['flat', 'rise', 'flat', 'slope', 'flat', 'drop', 'flat']);
  });
  it('slopes across the whole year and no further', () => {
    expect(segments[3]).toEqual({ kind: 'slope', x1: 11.13, x2: 22.23, y1: 168, y2: 106 });
  });
  it('names the fall with its day and cause', () => {
    expect(falls).toEqual([{ x: 69.46, to: 168, on: d('2026-04-03'), cause: 'lapsed' }]);
    expect(rises.map(({ on }) => on.date)).toEqual(['2020-09-10', '2021']);
  });
  it('is one unbroken line', () => {
    for (const [i, segment] of segments.slice(1).entries()) expect([segment.x1, segment.y1]).toEqual([segments[i]?.x2, segments[i]?.y2]);
  });
});
