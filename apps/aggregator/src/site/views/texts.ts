import type { Evidence, LanguageMap, PartialDate } from '@milepost/contracts';
import type { EvidenceView, Text } from '@milepost/ui';
import type { Reading } from '../reading.js';

/** The text in the page's language, else in English, else in the first there is; it carries the language it is in. */
export function textOf(map: LanguageMap, { to }: Pick<Reading, 'to'>): Text {
  const said: Record<string, string | undefined> = map;
  const lang = [to.lang, 'en', ...Object.keys(map)].find((one) => said[one] !== undefined) ?? 'en';
  return { text: said[lang] ?? '', lang };
}

export const textOrNull = (map: LanguageMap | null | undefined, reading: Pick<Reading, 'to'>): Text | null =>
  map ? textOf(map, reading) : null;

export const evidenceView = (evidence: Evidence): EvidenceView => ({
  title: { text: evidence.title, lang: evidence.language },
  url: evidence.url,
  publisher: evidence.publisher,
  language: evidence.language,
  publishedOn: evidence.published ?? null,
  confidence: evidence.confidence,
});

/** `2019–2024`, from the first and last year of a term of office. */
export const yearsOf = ({ start, end }: { start: PartialDate; end: PartialDate | null }): string =>
  end ? `${start.date.slice(0, 4)}–${end.date.slice(0, 4)}` : `${start.date.slice(0, 4)}–`;
