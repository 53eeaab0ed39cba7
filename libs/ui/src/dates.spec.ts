import { languageName, printDate, printList, printShortDate } from './dates.js';
import { duration, numberOfTimes, on, plural, roughly } from './languages/en-grammar.js';
import { plain } from './plain.js';
import { d } from './samples/values.js';
import { since, until } from './span.js';
import { translator } from './translate.js';

const t = translator('en');
const say = (words: Parameters<typeof plain>[0]) => plain(words, 'en').replaceAll('\u00a0', ' ');

describe('dates are printed exactly as they are known', () => {
  it.each([
    ['2026-11-18', '18 November 2026', 'on 18 November 2026', '18 Nov 2026'],
    ['2025-05', 'May 2025', 'in May 2025', 'May 2025'],
    ['2024', '2024', 'in 2024', '2024'],
  ])('%s', (date, alone, inSentence, inChart) => {
    expect(say([d(date)])).toBe(alone);
    expect(say(on(d(date)))).toBe(inSentence);
    expect(printShortDate(d(date), 'en').replaceAll('\u00a0', ' ')).toBe(inChart);
  });

  it('never breaks over two lines', () => expect(printDate(d('2026-11-18'), 'en')).toBe('18\u00a0November\u00a02026'));
  it('speaks other languages', () => expect(printDate(d('2026-11-18'), 'fr').replaceAll('\u00a0', ' ')).toBe('18 novembre 2026'));

  it.each([
    ['2027-03-26', 'in 4 months'],
    ['2027-03', 'some day in March 2027'],
    ['2027', 'some day in 2027'],
  ])('ahead: %s', (due, words) => expect(say(t('ahead', d(due), until(d('2026-11-21'), d(due))))).toBe(words));
});

describe('lengths of time', () => {
  const span = (years: number, months: number, days: number, atLeast = false) => ({ years, months, days, atLeast });
  it.each([
    [span(0, 0, 29), '29 days'],
    [span(0, 11, 0), '11 months'],
    [span(20, 0, 0), '20 years'],
    [span(2, 4, 1, true), 'at least 2 years, 4 months'],
    [span(1, 0, 3), '1 year'],
    [span(0, 1, 3), '1 month, 3 days'],
    [span(0, 0, 0), '0 days'],
  ])('%j is %s: two largest units, cut and not rounded', (given, words) => expect(duration(given).replaceAll('\u00a0', ' ')).toBe(words));

  it('names days only where there is nothing larger', () => {
    expect(say(roughly(span(0, 4, 5)))).toBe('4 months');
    expect(say(roughly(span(0, 0, 3)))).toBe('3 days');
  });

  it.each([
    ['2021', '2026-11-21', '4 years, 10 months'],
    ['2026-11-18', '2026-11-21', '3 days'],
    ['2026', '2026-11-21', '0 days'],
  ])('since the end of %s', (from, day, words) => expect(say(roughly(since(d(from), d(day))))).toBe(words));

  it('counts in words', () => {
    expect([1, 2, 4, 13].map(numberOfTimes)).toEqual(['once', 'twice', 'four times', '13 times']);
    expect(say(plural(1, 'step', 'steps', true))).toBe('one step');
  });
});

it('names languages and lists', () => {
  expect(languageName('hr', 'en')).toBe('Croatian');
  expect(printList(['Migration', 'Security', 'Health'], 'en')).toBe('Migration, Security and Health');
});
