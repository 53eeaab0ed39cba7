import { z } from 'zod';

export const languages = [
  'bg', 'cs', 'da', 'de', 'el', 'en', 'es', 'et', 'fi', 'fr', 'ga', 'hr', 'hu', 'it', 'lt', 'lv', 'mt', 'nl', 'pl', 'pt', 'ro', 'sk', 'sl', 'sv',
] as const; // prettier-ignore
export type Language = (typeof languages)[number];

const text = z.string().trim().min(1).max(10_000);

/** A text in one or more of the 24 official languages: `{ en: 'Proposal tabled' }`. */
export const LanguageMap = z
  .partialRecord(z.enum(languages), text)
  .refine((map) => Object.keys(map).length > 0, 'Give the text in at least one language.');
export type LanguageMap = Partial<Record<Language, string>>;

/** The text in the wanted language, else in English, else in the first there is. */
export const textIn = (map: LanguageMap, language: Language = 'en'): string => map[language] ?? map.en ?? Object.values(map)[0] ?? '';

export const en = (words: string): LanguageMap => ({ en: words });
