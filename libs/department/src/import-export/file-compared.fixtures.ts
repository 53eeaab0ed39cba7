import type { Exported } from './export-record.js';
import type { RecordFile } from './record-file.js';

const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id);

/**
 * What of a record file events carry. Left out: code lists and stories (they explain the file, nothing in the record rests on them),
 * title and scope of departments (the services are the departments), and the order of the evidence (each link stands by its id).
 */
export function facts(record: RecordFile | Exported) {
  const { codes: _codes, stories: _stories, title: _title, ...rest } = record;
  return { ...rest, departments: record.departments.map(({ id }) => id).sort(), evidence: [...record.evidence].sort(byId) };
}
