import { byEnd, dayOf, endOf, isBefore, PartialDate, partialDate, sameDate, startOf } from './partial-date.js';

describe('A partial date', () => {
  it.each([
    ['2024', '2024-01-01', '2024-12-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2023-02', '2023-02-01', '2023-02-28'],
    ['2026-11', '2026-11-01', '2026-11-30'],
    ['2024-02-29', '2024-02-29', '2024-02-29'],
  ])('%s is the period from %s to %s', (text, start, end) => {
    expect([startOf(partialDate(text)), endOf(partialDate(text))]).toEqual([start, end]);
  });

  it.each(['', '24', '2024-', '2024-13', '2024-00', '2024-1', '2023-02-29', '2024-04-31', '2024-05-17T00:00:00Z', '17.5.2024', 'in 2024'])(
    'is never %j',
    (text) => {
      expect(() => partialDate(text)).toThrow();
    },
  );

  it.each([
    ['padded to look more exact', { date: '2024-01-01', precision: 'year' }],
    ['less exact than it says', { date: '2024-05', precision: 'day' }],
    ['of another precision', { date: '2024', precision: 'quarter' }],
    ['without a precision', { date: '2024' }],
    ['with more to it', { date: '2024', precision: 'year', approximately: true }],
    ['a text alone', '2024'],
  ])('is refused when %s', (_, given) => {
    expect(PartialDate.safeParse(given).success).toBe(false);
  });
});

describe('Partial dates compare as periods', () => {
  it.each([
    ['2023', '2024', true],
    ['2024', '2024-05', false],
    ['2024-05', '2024', false],
    ['2024-05', '2024-06-01', true],
    ['2024-05', '2024-05-31', false],
    ['2024-05-01', '2024-05-02', true],
    ['2024-05-01', '2024-05-01', false],
  ])('%s is before %s: %s', (a, b, before) => {
    expect(isBefore(partialDate(a), partialDate(b))).toBe(before);
  });

  it('sort by the end: a year stands after the days within it', () => {
    const sorted = ['2024', '2024-05-17', '2025-01', '2024-05', '2023'].map(partialDate).sort(byEnd);
    expect(sorted.map(({ date }) => date)).toEqual(['2023', '2024-05-17', '2024-05', '2024', '2025-01']);
  });

  it('are the same only when equally exact; no date equals no date', () => {
    expect(sameDate(partialDate('2024'), partialDate('2024-01'))).toBe(false);
    expect(sameDate(partialDate('2024'), partialDate('2024'))).toBe(true);
    expect([sameDate(null, undefined), sameDate(null, partialDate('2024'))]).toEqual([true, false]);
  });

  it('the day of an instant is its day in UTC', () => {
    expect(dayOf('2026-11-21T23:59:59.999Z')).toEqual(partialDate('2026-11-21'));
  });
});
