import { momentOf } from '../api/clocks.js';
import { Addresses } from './addresses.js';
import { pastView } from './past.js';
import { readingOf, today } from './reading.fixtures.js';
import { isNews } from './views/events.js';

const page = (clocks: object) => new Addresses('en', clocks).home();

function past(clocks: { asOf?: string; knownAt?: string }) {
  const { events, leftOut } = readingOf(clocks).record;
  return pastView(clocks, momentOf(clocks, today), { counted: events.filter(isNews), leftOut: leftOut.filter(isNews) }, page);
}

describe('The banner of an earlier day', () => {
  it('is not there today', () => {
    expect(past({})).toBeNull();
  });

  it('leads to the changes before and after that day, and to the other clock', () => {
    expect(past({ asOf: '2019-06-09' })).toMatchObject({
      asOf: { date: '2019-06-09', precision: 'day' },
      knownAt: null,
      before: { on: { date: '2019-04-17' }, href: '/en/?asOf=2019-04-17' },
      after: { on: { date: '2019-12-04' }, href: '/en/?asOf=2019-12-04' },
      backToToday: '/en/',
      otherClock: '/en/?knownAt=2019-06-09',
    });
  });

  it('counts a month or year from its end on', () => {
    expect(past({ asOf: '2025-11-15' })?.after).toEqual({ on: { date: '2025-11', precision: 'month' }, href: '/en/?asOf=2025-11-30' });
  });

  it('moves along the days of recording when that clock is set', () => {
    expect(past({ knownAt: '2026-05-01' })).toMatchObject({
      asOf: null,
      knownAt: { date: '2026-05-01' },
      before: { href: '/en/?knownAt=2026-01-01' },
      after: { href: '/en/?knownAt=2026-10-01' },
      leftOut: 1,
      otherClock: '/en/?asOf=2026-05-01',
    });
  });
});
