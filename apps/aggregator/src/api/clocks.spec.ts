import { momentOf } from './clocks.js';

describe('a moment', () => {
  it.each(['2026-11-27T23:59:59.999Z', '2026-11-28T00:00:00.000Z', '2026-11-27T00:00:00.000Z'])(
    'at %s is of that day, in UTC',
    (instant) => {
      const day = { date: instant.slice(0, 10), precision: 'day' };
      expect(momentOf({}, new Date(instant))).toEqual({ clocks: {}, day, past: false });
    },
  );

  it('is past as soon as a clock is set, be it to today', () => {
    const now = new Date('2026-11-28T12:00:00Z');
    expect(momentOf({ asOf: '2026-11-28' }, now)).toMatchObject({ day: { date: '2026-11-28' }, past: true });
    expect(momentOf({ knownAt: '2026-11' }, now)).toMatchObject({
      clocks: { known: '2026-11-30' },
      day: { date: '2026-11-28' },
      past: true,
    });
    expect(() => momentOf({ asOf: '2026-11-29' }, now)).toThrow('The record knows no day that has not come.');
  });
});
