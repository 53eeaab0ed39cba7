import { type ConflictingValue, en, partialDate } from '@milepost/contracts';
import type { Said } from '../command.js';
import { defined, type EvidenceOf } from './record-command.js';
import type { EventInFile, RecordEvent } from './record-history.js';

type Conflict = NonNullable<EventInFile['conflicts']>[number];

export const conflicting =
  (evidence: EvidenceOf) =>
  ({ value, evidence: source, remark }: Conflict): ConflictingValue =>
    defined({ value: partialDate(value), evidence: evidence([source])[0]!, remark });

/** What an event of the file says besides its payload; its id goes along as the correlation id. */
export const saidOf = (event: EventInFile | RecordEvent, evidence: EvidenceOf): Said =>
  defined({
    occurredOn: partialDate(event.occurredOn),
    confidence: event.confidence,
    evidence: evidence(event.evidence),
    summary: en(event.summary),
    remark: event.remark,
    conflicts: event.conflicts?.map(conflicting(evidence)),
    correlationId: event.id,
  });
