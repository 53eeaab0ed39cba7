import { plain } from '../plain.js';
import { frontexSlip } from '../samples/frontex.js';
import { d, en } from '../samples/values.js';
import { translator } from '../translate.js';
import type { DueStatement, SlipChartView } from '../views.js';
import { clamp, slipGeometry } from './slip-geometry.js';
import { slipHeadline } from './slip-headline.js';
import { timeAxis } from './time-axis.js';

const t = translator('en');

const chart = (
  statements: [said: string, due: string | null, more?: Partial<DueStatement>][],
  more: Partial<SlipChartView> = {},
): SlipChartView => ({
  ...frontexSlip,
  ...more,
  statements: statements.map(([said, due, rest]) => ({
    said: d(said),
    due: due === null ? null : d(due),
    reason: en('because'),
    evidence: [],
    confidence: 'high',
    contested: [],
    corrected: false,
    ...rest,
  })),
});

const headline = (view: SlipChartView, past = false) =>
  plain(slipHeadline(view, slipGeometry(view), t, past), 'en').replaceAll('\u00a0', ' ');

describe('the time axis', () => {
  const axis = timeAxis(2018, 2027);
  it.each([
    ['2018', { start: 0, middle: 5, end: 9.99 }],
    ['2020', { start: 19.99, middle: 25, end: 30.01 }],
    ['2018-05', { start: 3.29, middle: 3.71, end: 4.13 }],
    ['2027', { start: 90.01, middle: 95, end: 100 }],
  ])('%s lies at %j', (date, extent) => expect(axis.extent(d(date))).toEqual(extent));
  it('puts a day where it begins', () => expect(axis.at(d('2026-11-21'))).toBe(88.88));
  it.each([
    [2018, 2027, 10],
    [2010, 2026, 9],
    [1990, 2030, 9],
  ])('%i to %i has %i year labels', (from, to, labels) => expect(timeAxis(from, to).labels).toHaveLength(labels));
});

describe('the four moves of Frontex', () => {
  const { axis, rows, now, moves, enters } = slipGeometry(frontexSlip);
  it('runs from the first year said to the last year due', () => expect([axis.from, axis.to, moves]).toEqual([2018, 2027, 4]));
  it.each([
    [1, null, null, 95],
    [2, 95, 'left', 25],
    [3, 25, 'right', 95],
    [4, 95, 'left', 65.01],
    [5, 65.01, 'right', 95],
  ])('row %i: path in at %s, arrow to the %s, path out at %s', (number, comesIn, direction, goesOut) => {
    const row = rows[number - 1];
    expect([row?.enters ?? null, row?.arrow?.direction ?? null, row?.leaves]).toEqual([comesIn, direction, goesOut]);
  });
  it('draws arrows to the near edge of the new box', () =>
    expect(rows.map(({ arrow }) => arrow?.to)).toEqual([undefined, 30.01, 90.01, 70.02, 90.01]));
  it('keeps a label inside the chart, however long it is', () => {
    expect(clamp(70, '2 years later')).toEqual({ x: 70, anchor: 'middle' });
    expect(clamp(89, '2 years later')).toEqual({ x: 100, anchor: 'end' });
    expect(clamp(75, 'at least 3 months, 11 days later')).toEqual({ x: 100, anchor: 'end' });
    expect(clamp(25, 'at least 3 months, 11 days later')).toEqual({ x: 0, anchor: 'start' });
    expect(clamp(50, 'at least 3 months, 11 days later')).toEqual({ x: 50, anchor: 'middle' });
  });
  it('lifts the label of a short arrow over the boxes', () =>
    expect(rows.map(({ arrow }) => arrow?.label.y)).toEqual([undefined, -9, -9, -18, -18]));
  it('ties what was said to a due date that lies ahead', () => expect(rows[0]?.tie).toEqual({ from: 5.13, to: 90.01 }));
  it('ends in the date that is valid now', () => expect([now?.date.date, enters]).toEqual(['2027', 95]));
});

describe('edge cases', () => {
  it('a month is narrow, a day a diamond, each with its date outside', () => {
    const { rows } = slipGeometry(chart([['2023-02-01', '2024-03'], ['2024-02-01', '2025-02-14']])); // prettier-ignore
    expect(rows.map(({ due }) => [due?.shape, due?.labelOutside])).toEqual([['narrow', true], ['diamond', true]]); // prettier-ignore
    expect(rows[1]?.arrow?.label.y).toBe(26);
  });
  it('a date given up ends in an open ring at the right edge, and nothing is valid', () => {
    const { rows, now } = slipGeometry(chart([['2023-02-01', '2024'], ['2024-02-01', null]])); // prettier-ignore
    expect(rows[1]?.arrow).toMatchObject({ open: true, to: 100 });
    expect([rows[1]?.leaves, now]).toEqual([null, null]);
  });
  it('the same date said again is a row without an arrow', () => {
    const { rows, moves } = slipGeometry(chart([['2020-01-05', '2022'], ['2021-01-05', '2022'], ['2021-06-01', '2024']])); // prettier-ignore
    expect(rows.map(({ restated, arrow }) => [restated, arrow !== null])).toEqual([[false, false], [true, false], [false, true]]); // prettier-ignore
    expect(moves).toBe(1);
  });
  it('says so when a date was moved after it was due', () => {
    const { rows } = slipGeometry(chart([['2020-01-05', '2022'], ['2023-02-01', '2024']])); // prettier-ignore
    expect(rows[1]?.afterDue).toBe(true);
  });
  it('a corrected row stays and takes no part in the path', () => {
    const { rows, moves, now } = slipGeometry(chart([['2020-01-05', '2022'], ['2020-03-01', '2030', { corrected: true }], ['2021-06-01', '2024']])); // prettier-ignore
    expect(rows.map(({ arrow }) => arrow?.by?.span.years ?? null)).toEqual([null, null, 2]);
    expect([moves, now?.date.date, rows[1]?.enters === rows[1]?.leaves]).toEqual([1, '2024', true]);
  });
  it('without any date there is no mark and no path', () => {
    const { rows, now } = slipGeometry(chart([['2020-01-05', null], ['2021-01-05', null]])); // prettier-ignore
    expect([rows[0]?.due, rows[0]?.leaves, rows[1]?.arrow, now]).toEqual([null, null, null, null]);
  });
});

describe('the headline states the finding', () => {
  it.each([
    ['Frontex', frontexSlip, 'The due year moved four times. In 2024, the year it was last due, it went back to 2027.'],
    ['one move', chart([['2021', '2024-08-03'], ['2024-04-29', '2026-04-03']]), 'The due date moved once and is now 3 April 2026.'], // prettier-ignore
    ['there and back', chart([['2018', '2027'], ['2019', '2020'], ['2019-06', '2027']]), 'The due year moved twice and is back at 2027.'], // prettier-ignore
    ['given up', chart([['2020', '2022'], ['2021', null]]), 'The due date moved once and no date is given any more.'], // prettier-ignore
    ['reached', chart([['2020', '2022'], ['2021', '2024']], { met: d('2024-05') }), 'The due year moved once. It was reached in May 2024.'], // prettier-ignore
    ['only said again', chart([['2020', '2022'], ['2021', '2022']]), 'The same due year was stated more than once.'], // prettier-ignore
  ])('%s', (_, view, words) => expect(headline(view)).toBe(words));

  it('speaks of the past in the past', () => {
    const view = { ...frontexSlip, statements: frontexSlip.statements.slice(0, 3), asOf: d('2019-06-09') };
    expect(headline(view, true)).toBe('The due year had moved twice and was back at 2027.');
  });
});
