import { fold, type MilestoneEvent } from '@milepost/contracts';
import { stringify } from 'yaml';
import { evidenceIn } from './export-evidence.js';
import { exportCommitments } from './export-commitments.js';
import { exportFramework } from './export-framework.js';
import { recordIds } from './export-ids.js';
import type { RecordFile } from './record-file.js';
import { entriesOf } from './export-entries.js';
import { exportActs } from './export-acts.js';

/** What no event says: `asOf` is the day the file describes, `YYYY-MM-DD`; code lists and stories are those of the file's makers. */
export type Document = Pick<RecordFile, 'asOf'> & Partial<Pick<RecordFile, 'title' | 'codes' | 'stories'>>;

/** Departments are in the events by id and name only; the rest is in the services that they are. */
export type Exported = Omit<RecordFile, 'departments'> & { departments: { id: string; title: string }[] };

/**
 * The record file that a set of events makes; their order does not matter. Pure. What the file cannot hold stays in the events alone:
 * who said it, when it was recorded, other languages than English, approvals.
 */
export function exportRecord(events: readonly MilestoneEvent[], { asOf, title, codes, stories }: Document): Exported {
  const recorded = events.toSorted((a, b) => (a.time === b.time ? a.id.localeCompare(b.id) : a.time.localeCompare(b.time)));
  const entries = entriesOf(fold(recorded));
  const ids = recordIds(recorded);
  return {
    schemaVersion: 1,
    title: title ?? 'Milepost – record of public commitments',
    asOf,
    language: 'en',
    ...(codes && { codes }),
    ...exportFramework(entries, recorded, ids),
    acts: exportActs(entries),
    commitments: exportCommitments(entries, recorded, ids),
    ...(stories && { stories }),
    evidence: evidenceIn(recorded),
  };
}

/** The same as YAML; long texts stay on one line so that two exports compare line by line. */
export const exportYaml = (events: readonly MilestoneEvent[], document: Document): string =>
  stringify(exportRecord(events, document), { lineWidth: 0 });
