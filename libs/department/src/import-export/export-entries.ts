import { type Entry, type Kind, type LanguageMap, type State, textIn } from '@milepost/contracts';
import { defined } from './record-command.js';

/** One entry with its id, as the events leave it. */
export type Kept<K extends Kind> = { id: string; state: State<K> };
export type Entries = <K extends Kind>(kind: K) => Kept<K>[];

/** Entries of one kind in the order of their place in the file; those that came later without a place follow, by id. */
export function entriesOf(record: ReadonlyMap<string, Entry>): Entries {
  const byKind = Map.groupBy([...record.values()], ({ kind }) => kind);
  return <K extends Kind>(kind: K) => {
    const kept = (byKind.get(kind) ?? []).filter(({ state }) => state !== null) as (Entry & { state: State<K> })[];
    const place = ({ state }: { state: State<K> }) => (state as { position?: number }).position ?? Infinity;
    return kept
      .sort((a, b) => (place(a) === place(b) ? a.id.localeCompare(b.id) : place(a) - place(b)))
      .map(({ id, state }) => ({ id, state }));
  };
}

type Known = { confidence?: 'high' | 'medium' | 'low' | undefined; sources?: string[] | undefined; remark?: string | undefined };

/** What an entry keeps besides its own fields, in the file's words. */
export const knownOf = ({ confidence, sources, remark }: Known) => defined({ confidence, evidence: sources, remark });

export const words = (text: LanguageMap): string => textIn(text);
export const maybe = (text: LanguageMap | undefined): string | undefined => text && textIn(text);
