import { en } from './languages/en.js';
import type { Phrase } from './phrase.js';

/** All words of the site; a further language is an object of this type under languages/. */
export type Catalogue = typeof en;
export type Key = keyof Catalogue;

type Arguments<K extends Key> = Catalogue[K] extends (...args: infer A) => unknown ? A : [];
type Result<K extends Key> = Catalogue[K] extends (...args: never[]) => infer R ? R : string;

/** The words for a key; a key with facts in it takes them as arguments, in the order of its entry in en.ts. */
export type Translate = <K extends Key>(key: K, ...args: Arguments<K>) => Result<K>;

const catalogues: Partial<Record<string, Catalogue>> & { en: Catalogue } = { en };

/** Languages that have a catalogue, as they stand in an address. */
export const siteLanguages: readonly string[] = Object.keys(catalogues);

/** Words in `lang`; English where that language has no catalogue yet. */
export function translator(lang: string): Translate {
  const catalogue = catalogues[lang] ?? catalogues.en;
  return (key, ...args) => {
    const entry: unknown = catalogue[key];
    return (typeof entry === 'function' ? entry(...args) : entry) as Result<typeof key>;
  };
}

/** A phrase or a text; catalogue entries are either. */
export type Words = string | Phrase;
