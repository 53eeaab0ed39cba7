import { type ConflictingValue, LanguageMap, type MilestoneEvent, type PartialDate } from '@milepost/contracts';
import { words } from './export-entries.js';
import { conflictInFile } from './export-event.js';
import type { RecordIds } from './export-ids.js';
import { defined } from './record-command.js';
import type { EventTypeInFile } from './record-history.js';

type Change = Record<string, unknown>;
type Told = { change: Change; event: MilestoneEvent; several: readonly MilestoneEvent[]; ids: RecordIds };
type Payload = (told: Told) => Change;

/** Fields of the change as they are, texts in English alone. */
const take =
  (...fields: string[]): Payload =>
  ({ change }) =>
    Object.fromEntries(fields.filter((field) => field in change).map((field) => [field, spelled(change[field])]));

const spelled = (value: unknown) => {
  const text = LanguageMap.safeParse(value);
  return text.success ? words(text.data) : value;
};

const subject =
  (name: string, payload: Payload): Payload =>
  (told) => ({ [name]: told.event.data.entryId, ...payload(told) });
const milestone = (...fields: string[]) => subject('milestone', take(...fields));
const act = (...fields: string[]) => subject('act', take(...fields));
const acts =
  (...fields: string[]): Payload =>
  (told) => ({ acts: told.several.map(({ data }) => data.entryId), ...take(...fields)(told) });

const dateOf = (value: unknown) => (value as PartialDate).date;

const payloads: Record<EventTypeInFile, Payload | null> = {
  CommitmentRegistered: take('objective', 'lead', 'contributors'),
  CommitmentAnnounced: null,
  ResponsibilityTransferred: take('from', 'to', 'reason'),
  DeliveryStatusClaimed: take('from', 'to', 'basis', 'reason'),
  CommitmentWithdrawn: take('reason'),
  AssessmentRecorded: (told) => ({
    ...take('verdict', 'assessor', 'reason')(told),
    aboutEventId: told.ids(told.change.aboutEventId as string),
  }),
  InitiativeTabled: acts(),
  StageReached: acts('from', 'to'),
  ProceduralStepTaken: acts('body', 'step', 'result'),
  ActExtended: subject('act', ({ change }) => ({ from: dateOf(change.from), to: dateOf(change.to) })),
  ActLapsed: act('reason'),
  ActRepealed: act('reason'),
  ActAnnulled: act('reason'),
  MilestoneScheduled: milestone('title', 'due', 'dueText'),
  MilestoneRescheduled: milestone('from', 'to', 'reason'),
  MilestoneMet: ({ event: { data }, change }) => ({
    milestone: data.entryId,
    title: spelled(change.title ?? (data.state as { title?: LanguageMap } | null)?.title ?? data.entryId),
    dateMet: change.dateMet,
  }),
  MilestonePartiallyMet: milestone('reason'),
  MilestoneMissed: milestone('reason'),
  MilestoneReversed: milestone('reason'),
  MilestoneCancelled: milestone('reason'),
  TargetSet: subject('target', take('unit', 'value', 'due')),
  TargetRescheduled: subject('target', take('from', 'to', 'reason')),
  TargetMeasured: subject('target', ({ change }) => change),
  UpdatePosted: subject('update', take('title')),
  EvidenceAdded: subject('about', () => ({})),
  EvidenceConflictNoted: subject('about', ({ change }) => ({
    field: change.field,
    values: (change.values as ConflictingValue[]).map(conflictInFile),
  })),
  FactCorrected: (told) => ({ ...take('field', 'from', 'to', 'reason')(told), supersedes: told.ids(told.change.supersedes as string) }),
  FactRetracted: (told) => ({ ...take('reason')(told), supersedes: told.ids(told.change.supersedes as string) }),
};

/** The payload that an event has in the file; undefined for one that says nothing more. `several`: the events of all its acts. */
export function payloadOf(event: MilestoneEvent, several: readonly MilestoneEvent[], ids: RecordIds): Change | undefined {
  const payload = payloads[event.type as EventTypeInFile];
  return payload ? defined(payload({ change: event.data.change as Change, event, several, ids })) : undefined;
}
