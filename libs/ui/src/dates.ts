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
export const printNumber = (value: number, lang: string): string => numbers(lang).format(value);

/** `Croatian`; the code itself when it has no name. */
export const languageName = (code: string, lang: string): string => names(lang).of(code) ?? code;

/** `Security and Health`, or with `disjunction` `Security or Health`. */
export const printList = (items: readonly string[], lang: string, type: 'conjunction' | 'disjunction' = 'conjunction'): string =>
  lists[type](lang).format(items);

/** `09:58` of an instant, in UTC. */
export const printTime = (instant: string, lang: string): string => times(lang).format(new Date(instant));

/** Making an Intl object costs more than using it a thousand times. */
function perLanguage<Format>(make: (locale: string) => Format): (lang: string) => Format {
  const made = new Map<string, Format>();
  return (lang) => {
    const format = made.get(lang) ?? make(locale(lang));
    made.set(lang, format);
    return format;
  };
}

const numbers = perLanguage((locale) => new Intl.NumberFormat(locale));
const names = perLanguage((locale) => new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' }));
const times = perLanguage(
  (locale) => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: 'UTC' }),
);
const lists = {
  conjunction: perLanguage((locale) => new Intl.ListFormat(locale, { type: 'conjunction' })),
  disjunction: perLanguage((locale) => new Intl.ListFormat(locale, { type: 'disjunction' })),
};

function print(date: PartialDate, lang: string, style: 'long' | 'short'): string {
  const key = `${lang} ${style} ${date.precision}`;
  const format =
    formats.get(key) ?? new Intl.DateTimeFormat(locale(lang), { ...(style === 'long' ? long : short)[date.precision], timeZone: 'UTC' });
  formats.set(key, format);
  const [year = 0, month = 1, day = 1] = date.date.split('-').map(Number);
  return format.format(Date.UTC(year, month - 1, day)).replaceAll(' ', NO_BREAK);
}
