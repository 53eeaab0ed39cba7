import type { Link, PartialDate, Text } from './views/values.js';

export type Part = string | PartialDate | Text | Link | { strong: Phrase };

/** A sentence whose dates, links and foreign words are still things; `Say` prints it as HTML, `plain` as text. */
export type Phrase = readonly Part[];

/** phrase`due ${date}`: phrases inside a phrase are taken apart, empty strings left out. */
export const phrase = (strings: TemplateStringsArray, ...parts: readonly (Part | Phrase)[]): Phrase =>
  strings
    .flatMap((text, i): Part[] => {
      const part = parts[i];
      return part === undefined ? [text] : [text, ...(isPhrase(part) ? part : [part])];
    })
    .filter((part) => part !== '');

/** Phrases one after the other, with a space between them. */
export const sentences = (...all: readonly (Phrase | null | false)[]): Phrase =>
  all.filter((one) => one !== null && one !== false).flatMap((one, i) => (i === 0 ? [...one] : [' ', ...one]));

const isPhrase = (part: Part | Phrase): part is Phrase => Array.isArray(part);
