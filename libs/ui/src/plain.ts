import { printDate } from './dates.js';
import type { Part } from './phrase.js';
import type { Words } from './translate.js';

/** A phrase as text without markup: for labels, titles and mails. */
export const plain = (words: Words, lang: string): string =>
  typeof words === 'string' ? words : words.map((part) => plainPart(part, lang)).join('');

function plainPart(part: Part, lang: string): string {
  if (typeof part === 'string') return part;
  if ('precision' in part) return printDate(part, lang);
  if ('href' in part) return part.label;
  return 'strong' in part ? plain(part.strong, lang) : part.text;
}
