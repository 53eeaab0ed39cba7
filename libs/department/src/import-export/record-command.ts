import { en, type EntryKey, type Evidence, type EventName, type LanguageMap, type PartialDate, partialDate } from '@milepost/contracts';
import type { Said } from '../command.js';
import type { RecordFile } from './record-file.js';

/** Ids of the file's events that a command speaks of; they become event ids when the services have answered. */
export type References = { causedBy?: string; supersedes?: string; aboutEventId?: string };

/** One request to a department's service. Commands of one stream go out one after the other; streams do not wait for each other. */
export type RecordCommand = EntryKey & {
  /** The department whose service keeps the entry. */
  department: string;
  as: 'keeper' | 'publisher' | 'reviewer';
  /** The department that the publisher belongs to; a contributor's event comes from the contributor. */
  of: string;
  stream: string;
  type: EventName;
  /** Null begins the entry. */
  action: string | null;
  body: Said & { change: object };
  refers: References;
  idempotencyKey: string;
};

export const text = (words: string | undefined): LanguageMap | undefined => (words === undefined ? undefined : en(words));

/** Fields that are not there are left out, so that a body says nothing it does not mean. */
export const defined = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;

type InFile = { confidence?: 'high' | 'medium' | 'low' | undefined; evidence?: string[] | undefined; remark?: string | undefined };

/** What every entry keeps besides its own fields: place in the file, confidence, sources, remark. */
export const aboutEntry = ({ confidence, evidence, remark }: InFile, position: number) =>
  defined({ position, confidence, sources: evidence, remark });

export type EvidenceOf = (ids?: readonly string[]) => Evidence[];

/** Evidence travels with each event that cites it. */
export function evidenceOf({ evidence }: Pick<RecordFile, 'evidence'>): EvidenceOf {
  const byId = new Map(
    evidence.map(({ published, ...one }) => [one.id, defined({ ...one, published: published ? partialDate(published) : undefined })]),
  );
  return (ids = []) =>
    ids.map((id) => {
      const found = byId.get(id);
      if (!found) throw new Error(`The record file has no evidence called ${id}.`);
      return found as Evidence;
    });
}

/** What is said of an entry that the file has without an event of its own. */
export const entered = (entry: InFile, occurredOn: PartialDate, evidence: EvidenceOf): Said => ({
  occurredOn,
  confidence: entry.confidence ?? 'high',
  evidence: evidence(entry.evidence),
});
