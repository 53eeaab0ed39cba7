import { en, type Kind } from '@milepost/contracts';
import { type ActInRecord, actCommand, commitmentCommand, isAct } from './commitment-commands.js';
import { eventCommands, type Whole } from './event-commands.js';
import { frameworkCommands } from './framework-commands.js';
import { keepers } from './keepers.js';
import { aboutEntry, evidenceOf, type RecordCommand } from './record-command.js';
import type { CommitmentInFile, RecordFile } from './record-file.js';
import type { RecordEvent } from './record-history.js';
import { saidOf } from './said.js';

/** The whole record as commands to the departments' services, in the order in which each stream sends them. Pure. */
export function toCommands(record: RecordFile): RecordCommand[] {
  const whole: Whole = { record, evidence: evidenceOf(record), kindOf: kindsIn(record) };
  const acts = record.acts.map((act, at) => ({ act, at, home: homeOf(act, record) }));
  const commitments = record.commitments.flatMap((commitment, at) => [
    commitmentCommand(commitment, at, whole.evidence),
    ...acts.filter(({ home }) => home === commitment).map(({ act, at }) => actCommand(act, at, commitment, whole.evidence)),
    ...eventCommands(commitment, whole),
  ]);
  return [...frameworkCommands(record, whole.evidence), ...commitments, ...record.recordEvents.map((event) => recordEvent(event, whole))];
}

function homeOf(act: ActInRecord, { commitments }: RecordFile): CommitmentInFile {
  const home = commitments.find(({ id }) => id === act.trackedIn) ?? commitments.find(({ acts }) => acts.includes(act.id));
  if (!home) throw new Error(`No commitment of the record file lists ${act.id}.`);
  return home;
}

/** Finds what an id is the id of: ids are unique across all kinds. */
function kindsIn({ commitments, acts, updates, opinionFindings, spotlights }: RecordFile): Whole['kindOf'] {
  const kinds = new Map<string, Kind>();
  const note = (kind: Kind, entries: readonly { id: string }[]) => entries.forEach(({ id }) => kinds.set(id, kind));
  note('commitment', commitments);
  note('milestone', commitments.flatMap(({ milestones }) => milestones)); // prettier-ignore
  note('target', commitments.flatMap(({ targets }) => targets)); // prettier-ignore
  note('act', acts.filter(isAct)); // prettier-ignore
  note('document', acts.filter((act) => !isAct(act))); // prettier-ignore
  note('update', updates);
  note('survey', opinionFindings);
  note('spotlight', spotlights);
  return (id) => {
    const kind = kinds.get(id);
    if (!kind) throw new Error(`The record file has no entry called ${id}.`);
    return kind;
  };
}

type Published = { kind: 'survey' | 'spotlight'; id: string; department: string; stream: string; action: string | null; change: object };

function recordEvent(event: RecordEvent, { record, evidence }: Whole): RecordCommand {
  const { kind, id, department, stream, action, change } =
    event.type === 'OpinionPublished' ? survey(event.payload.survey, record) : spotlight(event, record);
  const sent = { as: 'keeper', of: department, type: event.type, refers: {}, idempotencyKey: event.id } as const;
  return { kind, id, department, stream, action, ...sent, body: { ...saidOf(event, evidence), change } };
}

function survey(id: string, record: RecordFile): Published {
  const at = record.opinionFindings.findIndex((one) => one.id === id);
  const { title, fieldwork, sample, published, page, priority, findings, ...known } = record.opinionFindings[at]!;
  const period = { from: { date: fieldwork.from, precision: 'day' }, to: { date: fieldwork.to, precision: 'day' } };
  const said = findings.map((finding) => ({ ...finding, statement: en(finding.statement) }));
  const change = { title: en(title), fieldwork: period, sample, published, page, priority, findings: said, ...aboutEntry(known, at) };
  const department = keepers(record).ofPriority(priority);
  return { kind: 'survey', id, department, stream: `framework/${department}`, action: null, change };
}

/** A spotlight on a commitment follows it: its service must know the commitment first. */
function spotlight({ type, payload }: RecordEvent & { type: 'SpotlightSet' | 'SpotlightEnded' }, record: RecordFile): Published {
  const id = payload.spotlight;
  const at = record.spotlights.findIndex((one) => one.id === id);
  const { page, priority, title, text, commitment, parties, ...known } = record.spotlights[at]!;
  const department = keepers(record).ofPage(page);
  const stream = commitment ?? `framework/${department}`;
  if (type === 'SpotlightEnded') return { kind: 'spotlight', id, department, stream, action: 'end', change: {} };
  const change = { page, priority, title: en(title), text: en(text), commitment, parties, ...aboutEntry(known, at) };
  return { kind: 'spotlight', id, department, stream, action: null, change };
}
