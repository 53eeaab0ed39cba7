import { type EntryKey, eventsOf, type Kind } from '@milepost/contracts';
import { changeOf } from './changes.js';
import { registrationOf } from './commitment-commands.js';
import { defined, type EvidenceOf, type RecordCommand, type References } from './record-command.js';
import type { CommitmentInFile, RecordFile } from './record-file.js';
import type { EventInFile } from './record-history.js';
import { saidOf } from './said.js';

/** What a history needs to know of the rest of the file. */
export type Whole = { record: RecordFile; evidence: EvidenceOf; kindOf: (id: string) => Kind };

/** The events of one commitment in the order of the file; what moves several acts becomes one command per act. */
export function eventCommands(commitment: CommitmentInFile, whole: Whole): RecordCommand[] {
  const begun = new Set([`commitment/${commitment.id}`]);
  const subjects = new Map<string, EntryKey>();
  return commitment.history.flatMap((event) => {
    const concerned = event.type === 'CommitmentRegistered' ? [] : subjectsOf(event, commitment, subjects, whole);
    if (concerned[0]) subjects.set(event.id, concerned[0]);
    return concerned.map((key) => commandFor(event, key, { commitment, whole, begun, several: concerned.length > 1 }));
  });
}

type At = { commitment: CommitmentInFile; whole: Whole; begun: Set<string>; several: boolean };

function commandFor(event: EventInFile, key: EntryKey, { commitment, whole, begun, several }: At): RecordCommand {
  const type = eventsOf(key.kind)[event.type];
  if (!type) throw new Error(`${event.id}: ${event.type} is no event of a ${key.kind}.`);
  const subject = `${key.kind}/${key.id}`;
  const begins = type.creates === true && !begun.has(subject);
  begun.add(subject);
  return {
    ...key,
    department: registrationOf(commitment).payload.lead,
    as:
      type.by.includes('reviewer') && type.by.length === 1
        ? 'reviewer'
        : type.by.includes('editor') || type.by.includes('lead')
          ? 'publisher'
          : 'keeper',
    of: event.department,
    stream: commitment.id,
    type: event.type,
    action: begins ? null : type.action,
    body: { ...saidOf(event, whole.evidence), change: changeOf(event, key, { commitment, whole, begins }) },
    refers: referencesOf(event),
    idempotencyKey: several ? `${event.id}.${key.id}` : event.id,
  };
}

function referencesOf({ causedBy, ...event }: EventInFile): References {
  const supersedes = event.type === 'FactCorrected' || event.type === 'FactRetracted' ? event.payload.supersedes : undefined;
  const aboutEventId = event.type === 'AssessmentRecorded' ? event.payload.aboutEventId : undefined;
  return defined({ causedBy, supersedes, aboutEventId });
}

/** The entries that an event of the file is about: usually one. */
function subjectsOf(event: EventInFile, { id }: CommitmentInFile, subjects: ReadonlyMap<string, EntryKey>, { kindOf }: Whole): EntryKey[] {
  const payload: object = 'payload' in event ? event.payload : {};
  if ('acts' in payload) return (payload.acts as string[]).map((act) => ({ kind: kindOf(act), id: act }));
  if ('act' in payload) return [{ kind: kindOf(payload.act as string), id: payload.act as string }];
  if ('milestone' in payload) return [{ kind: 'milestone', id: payload.milestone as string }];
  if ('target' in payload) return [{ kind: 'target', id: payload.target as string }];
  if ('update' in payload) return [{ kind: 'update', id: payload.update as string }];
  if ('about' in payload) return [{ kind: kindOf(payload.about as string), id: payload.about as string }];
  if (!('supersedes' in payload)) return [{ kind: 'commitment', id }];
  const superseded = subjects.get(payload.supersedes as string);
  if (!superseded) throw new Error(`${event.id} supersedes no earlier event of ${id}.`);
  return [superseded];
}
