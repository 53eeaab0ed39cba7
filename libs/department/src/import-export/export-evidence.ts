import type { ConflictingValue, Evidence, MilestoneEvent } from '@milepost/contracts';
import { defined } from './record-command.js';
import type { RecordFile } from './record-file.js';

const sourceOf = ({ evidence }: ConflictingValue) => (typeof evidence === 'string' ? [] : [evidence]);

function cited({ type, data }: MilestoneEvent): Evidence[] {
  const values = type === 'EvidenceConflictNoted' ? (data.change as { values: ConflictingValue[] }).values : [];
  return [...data.evidence, ...[...(data.conflicts ?? []), ...values].flatMap(sourceOf)];
}

/** All evidence that the events cite, each once, by id; when two events describe one link differently the first counts. */
export function evidenceIn(events: readonly MilestoneEvent[]): RecordFile['evidence'] {
  const byId = new Map<string, Evidence>();
  for (const one of events.flatMap(cited)) if (!byId.has(one.id)) byId.set(one.id, one);
  const inOrder = [...byId.values()].sort((a, b) => a.id.localeCompare(b.id));
  return inOrder.map(({ published, ...one }) => defined({ ...one, published: published?.date }));
}
