import { en, type EntryKey, partialDate } from '@milepost/contracts';
import type { Whole } from './event-commands.js';
import { aboutEntry, defined, text } from './record-command.js';
import type { CommitmentInFile } from './record-file.js';
import type { EventInFile, EventTypeInFile } from './record-history.js';
import { conflicting } from './said.js';

export type Around = { commitment: CommitmentInFile; whole: Whole; begins: boolean };

type Payload<T extends EventTypeInFile> = Extract<EventInFile, { type: T }> extends { payload: infer P } ? P : undefined;
type Changes = { [T in EventTypeInFile]: (payload: Payload<T>, key: EntryKey, around: Around) => object };

/** Fields of changes that are texts in languages; the file has them in English alone. */
const textFields = new Set(['reason', 'title', 'text', 'dueText', 'statement', 'leadIn', 'departmentsReason', 'evidenceMissing']);

const why = ({ reason }: { reason: string }) => ({ reason: en(reason) });
const ended = ({ reason }: { reason: string }, _: EntryKey, { commitment }: Around) => ({ commitment: commitment.id, reason: en(reason) });

/** Beside the file's payload a milestone or target carries what the file keeps in the entry itself. */
function entryOf<T extends { id: string }>(entries: readonly T[], { id }: EntryKey): [entry: T, position: number] {
  const at = entries.findIndex((entry) => entry.id === id);
  if (at < 0) throw new Error(`The record file has events of ${id}, but no such entry.`);
  return [entries[at]!, at];
}

function milestoneNamed(key: EntryKey, { commitment }: Around) {
  const [entry, position] = entryOf(commitment.milestones, key);
  return { commitment: commitment.id, title: en(entry.title), ...aboutEntry(entry, position) };
}

function targetSet({ unit, value, due }: Payload<'TargetSet'>, key: EntryKey, { commitment }: Around) {
  const [entry, position] = entryOf(commitment.targets, key);
  const { title, kind, direction, baseline } = entry;
  return { commitment: commitment.id, title: en(title), kind, unit, direction, baseline, value, due, ...aboutEntry(entry, position) };
}

function updatePosted(_: Payload<'UpdatePosted'>, key: EntryKey, { commitment, whole: { record } }: Around) {
  const [entry, position] = entryOf(record.updates, key);
  const texts = { title: en(entry.title), text: text(entry.text), evidenceMissing: text(entry.evidenceMissing) };
  return defined({ page: entry.page, commitment: commitment.id, ...texts, ...aboutEntry(entry, position) });
}

const changes: Changes = {
  CommitmentRegistered: () => ({}),
  CommitmentAnnounced: () => ({}),
  ResponsibilityTransferred: ({ from, to, reason }) => ({ from, to, reason: en(reason) }),
  DeliveryStatusClaimed: ({ from, to, basis, reason }) => ({ from, to, basis, reason: en(reason) }),
  CommitmentWithdrawn: why,
  AssessmentRecorded: ({ verdict, assessor, reason, aboutEventId }) => ({ verdict, assessor, reason: en(reason), aboutEventId }),
  InitiativeTabled: (_, __, { commitment }) => ({ commitment: commitment.id }),
  StageReached: ({ from, to }, _, { commitment }) => defined({ commitment: commitment.id, from, to }),
  ProceduralStepTaken: ({ body, step, result }, _, { commitment }) => ({ commitment: commitment.id, body, step, result }),
  ActExtended: ({ from, to }, _, { commitment }) => ({ commitment: commitment.id, from: partialDate(from), to: partialDate(to) }),
  ActLapsed: ended,
  ActRepealed: ended,
  ActAnnulled: ended,
  MilestoneScheduled: ({ due, dueText }, key, around) => defined({ ...milestoneNamed(key, around), due, dueText: text(dueText) }),
  MilestoneRescheduled: ({ from, to, reason }) => ({ from, to, reason: en(reason) }),
  MilestoneMet: ({ dateMet }, key, around) => (around.begins ? { dateMet, ...milestoneNamed(key, around) } : { dateMet }),
  MilestonePartiallyMet: why,
  MilestoneMissed: why,
  MilestoneReversed: why,
  MilestoneCancelled: why,
  TargetSet: targetSet,
  TargetRescheduled: ({ from, to, reason }) => ({ from, to, reason: en(reason) }),
  TargetMeasured: ({ target: _, ...measured }) => measured,
  UpdatePosted: updatePosted,
  EvidenceAdded: ({ about }) => ({ about }),
  EvidenceConflictNoted: ({ field, values }, _, { whole: { evidence } }) => ({ field, values: values.map(conflicting(evidence)) }),
  FactCorrected: ({ supersedes, field, from, to, reason }) => {
    const spelled = (value: unknown) => (textFields.has(field) && typeof value === 'string' ? en(value) : value);
    return { supersedes, field, from: spelled(from), to: spelled(to), reason: en(reason) };
  },
  FactRetracted: ({ supersedes, reason }) => ({ supersedes, reason: en(reason) }),
};

/** What an event of the file changes in one entry, in the words of the contracts. */
export function changeOf(event: EventInFile, key: EntryKey, around: Around): object {
  const change = changes[event.type] as (payload: unknown, key: EntryKey, around: Around) => object;
  return change('payload' in event ? event.payload : undefined, key, around);
}
