import { type Milestone } from '../kinds/milestone.js';
import type { Measurement, Target } from '../kinds/target.js';
import { partialDate } from '../partial-date.js';
import type { MilestoneStatus } from '../status.js';
import { en } from '../texts.js';
import { awaitingNews, isOverdue, reachedOn } from './due.js';

const today = partialDate('2026-11-21');
const dated = (date: string | null) => (date === null ? null : partialDate(date));

const milestone = (due: string | null, status: MilestoneStatus = 'scheduled'): Milestone => ({
  commitment: 'c',
  title: en('Step'),
  status,
  due: dated(due),
  dueHistory: [],
  met: status === 'met' ? partialDate('2020') : null,
  reversed: null,
});

const target = (due: string, measurements: Partial<Measurement>[], direction: Target['direction'] = 'increase'): Target => ({
  commitment: 'c',
  title: en('Staff'),
  kind: 'goal',
  unit: 'operational staff',
  direction,
  baseline: null,
  value: 5000,
  due: partialDate(due),
  dueHistory: [],
  measurements: measurements.map((given, at) => ({ value: null, measuredOn: partialDate(`202${at}-12`), eventId: `${at}`, ...given })),
});

describe('Overdue', () => {
  it.each([
    ['Blue Card report, due three days ago', milestone('2026-11-18'), true],
    ['due today', milestone('2026-11-21'), false],
    ['due this month', milestone('2026-11'), false],
    ['due this year', milestone('2026'), false],
    ['due last year', milestone('2025'), true],
    ['without a date', milestone(null), false],
    ['long-term child abuse rules, said to be missed', milestone('2026-04-03', 'notMet'), true],
    ['partly reached', milestone('2026-04-03', 'partiallyMet'), true],
    ['reached', milestone('2026-04-03', 'met'), false],
    ['cancelled', milestone('2026-04-03', 'cancelled'), false],
    ['Frontex 5,000: no figure at all', target('2021', []), true],
    ['Frontex 10,000, due 2027', target('2027', []), false],
    ['a figure that falls short', target('2021', [{ value: 4999 }]), true],
    ['a figure that reaches it', target('2021', [{ value: 4000 }, { value: 5000 }]), false],
    ['a band that may fall short', target('2021', [{ band: { from: 4000, to: 6000 } }]), true],
    ['a band that reaches it as a whole', target('2021', [{ band: { from: 5000, to: null } }]), false],
    ['a suppressed figure shows nothing', target('2021', [{ suppressed: true }]), true],
    ['to go down: not far enough', target('2021', [{ value: 5001 }], 'decrease'), true],
    ['to go down: an open band shows nothing', target('2021', [{ band: { from: 0, to: null } }], 'decrease'), true],
    ['to go down: far enough', target('2021', [{ value: 5000 }], 'decrease'), false],
  ])('%s', (_, step, overdue) => {
    expect(isOverdue(step, today)).toBe(overdue);
  });

  it('counts the first figure that reaches the target', () => {
    expect(reachedOn(target('2021', [{ value: 4000 }, { value: 5100 }, { value: 6000 }]))).toEqual(partialDate('2021-12'));
  });
});

describe('Awaiting news', () => {
  it.each([
    ['Blue Card report: last heard of in 2021', milestone('2026-11-18'), '2021-10-20', true],
    ['never heard of', milestone('2026-11-18'), null, true],
    ['heard of on the due day', milestone('2026-04-03', 'notMet'), '2026-04-03', false],
    ['heard of after it', milestone('2026-04-03', 'notMet'), '2026-07', false],
    ['heard of some day of the due year: it may have been after', milestone('2021'), '2021', false],
    ['not overdue', milestone('2027'), null, false],
  ])('%s', (_, step, lastHeard, awaiting) => {
    expect(awaitingNews(step, today, dated(lastHeard))).toBe(awaiting);
  });
});
