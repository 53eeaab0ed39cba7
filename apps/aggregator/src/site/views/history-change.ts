import {
  type Assessment,
  type DeliveryStatus,
  type EventName,
  type FactCorrected,
  type LanguageMap,
  type LegislativeStage,
  type MilestoneEvent,
  type PartialDate,
  type TargetMeasured,
} from '@milepost/contracts';
import { type HistoryChange, printDate, printNumber, type Text } from '@milepost/ui';
import type { Reading } from '../reading.js';
import { changeOf, correctedField, keyOf } from './events.js';
import { textOf } from './texts.js';

type Tell = (event: MilestoneEvent, reading: Reading) => HistoryChange;
type Move = { from: PartialDate | null; to: PartialDate | null };

const plain =
  (kind: 'registered' | 'announced' | 'procedure' | 'evidence' | 'conflict' | 'update' | 'transferred') => (): HistoryChange => ({
    kind,
  });

/** The title of the step or act an event is about. */
export function titleOf(event: MilestoneEvent, reading: Reading): Text {
  const standing = reading.record.one(event.data.kind, event.data.entryId);
  const given = changeOf<{ title?: LanguageMap }>(event).title;
  const title = given ?? (standing && 'title' in standing.state ? standing.state.title : undefined);
  return title ? textOf(title, reading) : { text: event.data.entryId, lang: 'en' };
}

const due: Tell = (event, reading) => ({
  kind: 'dueSet',
  title: titleOf(event, reading),
  due: changeOf<{ due: PartialDate | null }>(event).due,
});
const moved: Tell = (event, reading) => ({ kind: 'dueMoved', title: titleOf(event, reading), ...fromTo(event) });
const fromTo = (event: MilestoneEvent): Move => {
  const { from, to } = changeOf<Move>(event);
  return { from, to };
};
const step =
  (kind: 'stepReached' | 'stepPartlyReached' | 'stepMissed' | 'stepReversed' | 'stepCancelled'): Tell =>
  (event, reading) => ({ kind, title: titleOf(event, reading) });
const stage =
  (fixed?: LegislativeStage): Tell =>
  (event, reading) =>
    event.data.kind === 'document'
      ? { kind: 'other' }
      : { kind: 'stage', stage: fixed ?? changeOf<{ to: LegislativeStage }>(event).to, act: titleOf(event, reading) };

const tellings: Partial<Record<EventName, Tell>> = {
  CommitmentRegistered: plain('registered'),
  CommitmentAnnounced: plain('announced'),
  ResponsibilityTransferred: plain('transferred'),
  DeliveryStatusClaimed: (event) => {
    const { from, to } = changeOf<{ from: DeliveryStatus; to: DeliveryStatus }>(event);
    return { kind: 'delivery', from, to };
  },
  CommitmentWithdrawn: (event, reading) => ({ kind: 'delivery', from: statusBefore(event, reading), to: 'notPursued' }),
  AssessmentRecorded: (event) => ({ kind: 'assessed', verdict: changeOf<{ verdict: Assessment }>(event).verdict }),
  InitiativeTabled: stage('tabled'),
  StageReached: stage(),
  ActLapsed: stage('lapsed'),
  ActRepealed: stage('repealed'),
  ActAnnulled: stage('annulled'),
  ActExtended: (event, reading) => ({
    kind: 'extended',
    act: titleOf(event, reading),
    ...(fromTo(event) as { from: PartialDate; to: PartialDate }),
  }),
  ProceduralStepTaken: plain('procedure'),
  MilestoneScheduled: due,
  TargetSet: due,
  MilestoneRescheduled: moved,
  TargetRescheduled: moved,
  MilestoneMet: step('stepReached'),
  MilestonePartiallyMet: step('stepPartlyReached'),
  MilestoneMissed: step('stepMissed'),
  MilestoneReversed: step('stepReversed'),
  MilestoneCancelled: step('stepCancelled'),
  TargetMeasured: (event, reading) => ({
    kind: 'measured',
    title: titleOf(event, reading),
    value: figure(changeOf<TargetMeasured>(event), reading),
    unit: unitOf(event, reading),
  }),
  UpdatePosted: plain('update'),
  EvidenceAdded: plain('evidence'),
  EvidenceConflictNoted: plain('conflict'),
  FactCorrected: (event, reading) => {
    const { supersedes, field, from, to } = changeOf<FactCorrected>(event);
    const before = reading.record.event(supersedes);
    return { kind: 'corrected', field, from: valueText(from ?? correctedField(before, field), reading), to: valueText(to, reading) };
  },
  FactRetracted: () => ({ kind: 'retracted' }),
};

/** What an event changed, as the components tell it. */
export const historyChange: Tell = (event, reading) => tellings[event.type]?.(event, reading) ?? { kind: 'other' };

/** An event that says `notPursued` does not say what was before. */
function statusBefore(event: MilestoneEvent, { record }: Reading): DeliveryStatus {
  const earlier = record
    .eventsOf(keyOf(event))
    .filter(({ type, data }) => type === 'DeliveryStatusClaimed' && data.version < event.data.version);
  const last = earlier.toSorted((a, b) => a.data.version - b.data.version).at(-1);
  return last ? changeOf<{ to: DeliveryStatus }>(last).to : 'notStarted';
}

/** A figure, the band in which it is disclosed, or a dash where the department keeps it back. */
function figure({ value, band }: TargetMeasured, { to: { lang } }: Reading): string {
  if (value !== null) return printNumber(value, lang);
  if (!band) return '–';
  return band.to === null ? `≥ ${printNumber(band.from, lang)}` : `${printNumber(band.from, lang)}–${printNumber(band.to, lang)}`;
}

function unitOf(event: MilestoneEvent, { record }: Reading): string {
  return record.one('target', event.data.entryId)?.state.unit ?? '';
}

/** A value of a correction as text: a status in its public words, a date in its precision, a language map in this language. */
function valueText(value: unknown, reading: Reading): string {
  if (typeof value === 'string') return codeWords(value, reading);
  if (typeof value !== 'object' || value === null) return String(value ?? '–');
  if ('precision' in value) return printDate(value as PartialDate, reading.to.lang);
  return textOf(value as LanguageMap, reading).text || JSON.stringify(value);
}

const deliveryCodes: readonly string[] = ['notStarted', 'inProgress', 'partiallyDelivered', 'delivered', 'deferred', 'notPursued'];
const codeWords = (value: string, { t }: Reading) => (deliveryCodes.includes(value) ? t('delivery', value as DeliveryStatus) : value);
