import type { ConflictingValue, MilestoneEvent } from '@milepost/contracts';
import { maybe } from './export-entries.js';
import { fileId, type RecordIds } from './export-ids.js';
import { defined } from './record-command.js';
import type { EventInFile } from './record-history.js';

type SaidInFile = Omit<EventInFile, 'type' | 'payload'>;

export const conflictInFile = ({ value, evidence, remark }: ConflictingValue) =>
  defined({ value: value.date, precision: value.precision, evidence: typeof evidence === 'string' ? evidence : evidence.id, remark });

/** What an event says besides its payload, in the file's words. */
export function saidInFile(event: MilestoneEvent, ids: RecordIds): SaidInFile {
  const { actor, department, occurredOn, summary, causedBy, evidence, confidence, conflicts, remark, change } = event.data;
  return defined({
    id: fileId(event),
    department: actor.department ?? department,
    occurredOn: occurredOn.date,
    precision: occurredOn.precision,
    summary: maybe(summary) ?? event.type,
    causedBy: causedBy && ids(causedBy),
    evidence: evidence.map(({ id }) => id),
    evidenceMissing: maybe((change as { evidenceMissing?: { en: string } }).evidenceMissing),
    confidence,
    conflicts: conflicts?.map(conflictInFile),
    remark,
  });
}
