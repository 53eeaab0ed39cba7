import { en } from '../texts.js';
import { partialDate } from '../partial-date.js';
import type { Milestone } from '../kinds/milestone.js';
import type { DeliveryStatus } from '../status.js';
import { keptLate, lateness } from './lateness.js';
import { noSpan, type Span } from './span.js';

const span = (given: Partial<Span>): Span => ({ ...noSpan, ...given });

function reached(met: string | null, ...dues: string[]): Milestone {
  const dueHistory = dues.map((due) => ({ due: partialDate(due), setOn: partialDate('2021'), eventId: due }));
  const date = met === null ? null : partialDate(met);
  const due = dueHistory.at(-1)?.due ?? null;
  return { commitment: 'c', title: en('Step'), status: date ? 'met' : 'scheduled', due, dueHistory, met: date, reversed: null };
}

describe('A step is late', () => {
  const talent = { years: 2, months: 4, days: 1, atLeast: true };
  it.each<[string, string | null, string[], Partial<Span> | null, Partial<Span> | null]>([
    ['the first talent partnerships, a year against a month', '2025-05', ['2022'], talent, talent],
    ['the migration strategy, a month against a day', '2026-01-29', ['2025-12'], { days: 29 }, { days: 29 }],
    ['a year against a year', '2027', ['2024'], { years: 3 }, { years: 3 }],
    ['by the date first set only', '2026-03-01', ['2025-12-01', '2026-04-01'], { months: 3 }, null],
    ['by one day', '2026-06-13', ['2026-06-12'], { days: 1 }, { days: 1 }],
  ])('%s', (_, met, dues, first, last) => {
    expect(lateness(reached(met, ...dues))).toEqual({ first: first && span(first), last: last && span(last) });
  });

  it.each<[string, string | null, string[]]>([
    ['the pact rules, on the day', '2026-06-12', ['2026-06-12']],
    ['within the due year', '2025-05', ['2025']],
    ['some day of the year in which it was due in May: it may have been in time', '2025', ['2025-05']],
    ['without a due date', '2024-11-26', []],
    ['not reached', null, ['2022']],
  ])('not: %s', (_, met, dues) => {
    expect(lateness(reached(met, ...dues))).toBeNull();
  });

  it('not: reached late and then reversed', () => {
    expect(lateness({ ...reached('2025-05', '2022'), status: 'notMet' })).toBeNull();
  });
});

describe('A promise is kept late', () => {
  const promise = (status: DeliveryStatus) => ({ delivery: { status, highest: status, since: null } });
  const northAfrica = reached('2025-05', '2022');
  const pakistan = reached('2024-11-26');
  const allFive = reached('2025-05');

  it.each<[string, DeliveryStatus, Milestone[], boolean]>([
    ['Talent Partnerships: one of its two last steps was late', 'delivered', [northAfrica, pakistan, allFive], true],
    ['while it is only partly kept it is not kept late', 'partiallyDelivered', [northAfrica], false],
    ['its last step was in time, an earlier one late', 'delivered', [reached('2023', '2022'), reached('2025-05', '2025-05')], false],
    ['a step that is not reached does not count', 'delivered', [reached('2024-01-02'), reached(null, '2020')], false],
    ['without milestones', 'delivered', [], false],
  ])('%s', (_, status, milestones, late) => {
    expect(keptLate(promise(status), milestones) !== null).toBe(late);
  });
});
