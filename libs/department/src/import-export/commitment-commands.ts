import { actForms, en, partialDate } from '@milepost/contracts';
import { aboutEntry, defined, entered, type EvidenceOf, type RecordCommand, text } from './record-command.js';
import type { CommitmentInFile, RecordFile } from './record-file.js';
import type { EventInFile } from './record-history.js';
import { saidOf } from './said.js';

type Registration = Extract<EventInFile, { type: 'CommitmentRegistered' }>;
export type ActInRecord = RecordFile['acts'][number];

export const isAct = ({ kind }: Pick<ActInRecord, 'kind'>): boolean => (actForms as readonly string[]).includes(kind);

export function registrationOf({ id, history }: CommitmentInFile): Registration {
  const found = history.find((event) => event.type === 'CommitmentRegistered');
  if (!found) throw new Error(`The record file never registers ${id}.`);
  return found;
}

/** The keeper enters a commitment in the service of the department that led it when it was registered. */
export function commitmentCommand(commitment: CommitmentInFile, position: number, evidence: EvidenceOf): RecordCommand {
  const event = registrationOf(commitment);
  const { id, page, objective, mandates, statementFrom, policyAreas, acts, related, departments } = commitment;
  const { lead, contributors } = event.payload;
  const texts = {
    title: en(commitment.title),
    statement: en(commitment.statement),
    leadIn: text(commitment.leadIn),
    departmentsReason: text(departments.reason),
  };
  const about = aboutEntry({ remark: commitment.remark }, position);
  const change = defined({ page, objective, mandates, ...texts, statementFrom, lead, contributors, policyAreas, acts, related, ...about });
  return {
    kind: 'commitment',
    id,
    department: lead,
    as: 'keeper',
    of: lead,
    stream: id,
    type: 'CommitmentRegistered',
    action: null,
    body: { ...saidOf(event, evidence), change },
    refers: {},
    idempotencyKey: event.id,
  };
}

/** An act or document enters the record with the commitment that moves it, or else the first that lists it. */
export function actCommand(act: ActInRecord, position: number, commitment: CommitmentInFile, evidence: EvidenceOf): RecordCommand {
  const { occurredOn, payload } = registrationOf(commitment);
  const change = { title: en(act.title), form: act.kind, identifiers: act.identifiers, ...aboutEntry(act, position) };
  return {
    kind: isAct(act) ? 'act' : 'document',
    id: act.id,
    department: payload.lead,
    as: 'keeper',
    of: payload.lead,
    stream: commitment.id,
    type: 'EntryRegistered',
    action: null,
    body: { ...entered(act, partialDate(occurredOn), evidence), change },
    refers: {},
    idempotencyKey: `register.act.${act.id}`,
  };
}
