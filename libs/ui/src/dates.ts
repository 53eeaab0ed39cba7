import type { PartialDate, Precision } from './views/values.js';

const NO_BREAK = '\u00a0';

const long: Record<Precision, Intl.DateTimeFormatOptions> = {
  year: { year: 'numeric' },
  month: { year: 'numeric', month: 'long' },
  day: { year: 'numeric', month: 'long', day: 'numeric' },
};
const short: Record<Precision, Intl.DateTimeFormatOptions> = { ...long, day: { year: 'numeric', month: 'short', day: 'numeric' } };

const formats = new Map<string, Intl.DateTimeFormat>();

/** Day before month also in English: these pages are European. */
const locale = (lang: string) => (lang === 'en' ? 'en-GB' : lang);

/** `18 November 2026`, `May 2025`, `2024`: never more exact than it is known, never broken over two lines. */
export const printDate = (date: PartialDate, lang: string): string => print(date, lang, 'long');

/** For charts only: `4 Dec 2019`, `December 2025`, `2024`. */
export const printShortDate = (date: PartialDate, lang: string): string => print(date, lang, 'short');

/** `23,042` */
export const printNumber = (value: number, lang: string): string => new Intl.NumberFormat(locale(lang)).format(value);

/** `Croatian`; the code itself when it has no name. */
export const languageName = (code: string, lang: string): string =>
  new Intl.DisplayNames([locale(lang)], { type: 'language', fallback: 'code' }).of(code) ?? code;

/** `Security and Health` */
export const printList = (items: readonly string[], lang: string, type: 'conjunction' | 'disjunction' = 'conjunction'): string =>
  new Intl.ListFormat(locale(lang), { type }).format(items);

/** `09:58` of an instant, in UTC. */
export const printTime = (instant: string, lang: string): string =>
  new Intl.DateTimeFormat(locale(lang), { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: 'UTC' }).format(new Date(instant));

function print(date: PartialDate, lang: string, style: 'long' | 'short'): string {
  const key = `${lang} ${style} ${date.precision}`;
  const format =
    formats.get(key) ?? new Intl.DateTimeFormat(locale(lang), { ...(style === 'long' ? long : short)[date.precision], timeZone: 'UTC' });
  formats.set(key, format);
  const [year = 0, month = 1, day = 1] = date.date.split('-').map(Number);
  return format.format(Date.UTC(year, month - 1, day)).replaceAll(' ', NO_BREAK);
}
