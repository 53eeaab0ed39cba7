import pg from 'pg';
import { instantOf } from './instants.js';

describe('an instant as the database writes it', () => {
  it.each([
    ['2026-11-30 12:00:00+00', '2026-11-30T12:00:00.000Z'],
    ['2026-11-30 12:00:00.5+00', '2026-11-30T12:00:00.500Z'],
    ['2026-11-30 12:00:00.123456+00', '2026-11-30T12:00:00.123Z'],
    ['2026-11-30 12:00:00.123+01', '2026-11-30T11:00:00.123Z'],
    ['2026-11-30 12:00:00.1+05:30', '2026-11-30T06:30:00.100Z'],
    ['0001-01-01 00:00:00+00', '0001-01-01T00:00:00.000Z'],
  ])('%s is %s, as a Date of it says', (written, told) => {
    const toDate = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ) as (written: string) => Date;
    expect(instantOf(written)).toBe(told);
    expect(toDate(written).toISOString()).toBe(told);
  });
});
