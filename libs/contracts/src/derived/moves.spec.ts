import { partialDate } from '../partial-date.js';
import { moves, shift } from './moves.js';
import type { Span } from './span.js';

const dues = (...dates: (string | null)[]) => dates.map((date) => ({ due: date === null ? null : partialDate(date) }));
const span = (given: Partial<Span>): Span => ({ years: 0, months: 0, days: 0, atLeast: false, ...given });

describe('The moves of a due date', () => {
  const cases: [
    name: string,
    dues: (string | null)[],
    count: number,
    total: Partial<Span>,
    net: Partial<Span>,
    direction: string,
    back: boolean,
  ][] = [
    ['never moved', ['2026-11-18'], 0, {}, {}, 'none', false],
    ['no due date at all', [], 0, {}, {}, 'none', false],
    ['Frontex: four moves, back to the first date', ['2027', '2020', '2027', '2024', '2027'], 4, { years: 20 }, {}, 'none', true],
    [
      'the interim rules: one move of 20 months',
      ['2024-08-03', '2026-04-03'],
      1,
      { years: 1, months: 8 },
      { years: 1, months: 8 },
      'later',
      false,
    ],
    ['month to month', ['2024-03', '2024-08', '2025-02'], 2, { months: 11 }, { months: 11 }, 'later', false],
    [
      'day to month: the lower bound',
      ['2026-11-18', '2027-03'],
      1,
      { months: 3, days: 11, atLeast: true },
      { months: 3, days: 11, atLeast: true },
      'later',
      false,
    ],
    ['forward and half the way back', ['2024', '2030', '2027'], 2, { years: 9 }, { years: 3 }, 'later', false],
    ['earlier than first set', ['2027', '2025'], 1, { years: 2 }, { years: 2 }, 'earlier', false],
    ['the same date said twice is no move', ['2027', '2027'], 0, {}, {}, 'none', false],
    [
      'made more exact: nothing is certain but that it moved',
      ['2026', '2026-04'],
      1,
      { atLeast: true },
      { atLeast: true },
      'earlier',
      false,
    ],
    ['put off without a date', ['2026-04', null], 1, { atLeast: true }, { atLeast: true }, 'none', false],
  ];
  it.each(cases)('%s', (_, history, count, total, net, direction, backToFirst) => {
    expect(moves(dues(...history))).toEqual({ count, total: span(total), net: { span: span(net), direction }, backToFirst });
  });
});

describe('One shift', () => {
  it.each([
    ['2024-01-31', '2024-03-01', { months: 1, days: 1 }, 'later'],
    ['2024-02-29', '2025-02-28', { years: 1 }, 'later'],
    ['2025-03-01', '2024-12-31', { months: 2, days: 1 }, 'earlier'],
    ['2024-05', '2026', { years: 1, months: 7, days: 1, atLeast: true }, 'later'],
    ['2024', '2024-06-30', { atLeast: true }, 'earlier'],
  ] as const)('%s → %s', (from, to, expected, direction) => {
    expect(shift(partialDate(from), partialDate(to))).toEqual({ span: span(expected), direction });
  });
});
