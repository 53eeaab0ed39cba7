import type { Commitment } from '../kinds/commitment.js';
import { partialDate } from '../partial-date.js';
import type { DeliveryStatus } from '../status.js';
import { isStale, progressOf, quietMonths, undone } from './delivery.js';

const since = partialDate('2026-04-03');
const promise = (status: DeliveryStatus, highest = status): Pick<Commitment, 'delivery'> => ({ delivery: { status, highest, since } });

describe('Undone', () => {
  it.each<[string, DeliveryStatus, DeliveryStatus, DeliveryStatus | null]>([
    ['child abuse rules: partly kept, then undone', 'inProgress', 'partiallyDelivered', 'partiallyDelivered'],
    ['kept, then undone', 'inProgress', 'delivered', 'delivered'],
    ['kept, then only partly', 'partiallyDelivered', 'delivered', 'delivered'],
    ['kept', 'delivered', 'delivered', null],
    ['never kept', 'inProgress', 'inProgress', null],
    ['the rest put off', 'deferred', 'partiallyDelivered', null],
    ['the rest given up', 'notPursued', 'partiallyDelivered', null],
  ])('%s', (_, status, highest, expected) => {
    expect(undone(promise(status, highest))).toEqual(expected && { highest: expected, on: since });
  });
});

describe('Stale', () => {
  const today = partialDate('2026-11-21');
  it.each<[DeliveryStatus, string, boolean]>([
    ['inProgress', '2026-02-21', true],
    ['inProgress', '2026-02-22', false],
    ['inProgress', '2026-02', false],
    ['inProgress', '2026-01', true],
    ['inProgress', '2024', true],
    ['inProgress', '2026', false],
    ['notStarted', '2024', true],
    ['deferred', '2024', true],
    ['partiallyDelivered', '2024', true],
    ['delivered', '2024', false],
    ['notPursued', '2024', false],
  ])('%s, last event %s: %s', (status, last, stale) => {
    expect(isStale(promise(status), partialDate(last), today)).toBe(stale);
  });

  it.each([
    ['2024', 22],
    ['2026-01-31', 9],
    ['2026-11-20', 0],
    ['2026', 0],
  ])('last event %s: %s whole months of silence', (last, months) => {
    expect(quietMonths(partialDate(last), today)).toBe(months);
  });
});

it('The progress of a group counts each status, also those that nobody has', () => {
  expect(progressOf([promise('delivered'), promise('inProgress'), promise('delivered')])).toEqual({
    notStarted: 0,
    inProgress: 1,
    partiallyDelivered: 0,
    delivered: 2,
    deferred: 0,
    notPursued: 0,
  });
});
