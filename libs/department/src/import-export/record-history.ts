import { Assessment, Confidence, DeliveryStatus, LegislativeStage, PartialDate } from '@milepost/contracts';
import { z } from 'zod';
import { basis, Id, Ids, precision, Text } from './record-schema.js';

const Conflict = z.strictObject({ value: Text, precision, evidence: Id, remark: Text.optional() });

/** What every event of a history says in the file. */
const said = {
  id: Id,
  department: Id,
  occurredOn: Text,
  precision,
  summary: Text,
  causedBy: Id.optional(),
  evidence: Ids,
  evidenceMissing: Text.optional(),
  confidence: Confidence,
  conflicts: z.array(Conflict).optional(),
  remark: Text.optional(),
};

const event = <T extends string, P extends z.ZodRawShape>(type: T, payload: P) =>
  z.strictObject({ type: z.literal(type), ...said, payload: z.strictObject(payload) });

const due = PartialDate.nullable();
const reason = { reason: Text };
const moved = { from: due, to: due, ...reason };
const milestone = { milestone: Id };
const acts = { acts: Ids };

/** One event of a commitment, as the file has it. An event that moves several acts names them all. */
export const EventInFile = z.discriminatedUnion('type', [
  event('CommitmentRegistered', { objective: Id, lead: Id, contributors: Ids }),
  z.strictObject({ type: z.literal('CommitmentAnnounced'), ...said }),
  event('ResponsibilityTransferred', { from: Id, to: Id, ...reason }),
  event('DeliveryStatusClaimed', { from: DeliveryStatus, to: DeliveryStatus, basis, ...reason }),
  event('CommitmentWithdrawn', reason),
  event('AssessmentRecorded', { verdict: Assessment, assessor: Id, aboutEventId: Id, ...reason }),
  event('InitiativeTabled', acts),
  event('StageReached', { ...acts, from: LegislativeStage.nullable().optional(), to: LegislativeStage }),
  event('ProceduralStepTaken', { ...acts, body: Text, step: Text, result: Text }),
  event('ActExtended', { act: Id, from: Text, to: Text }),
  event('ActLapsed', { act: Id, ...reason }),
  event('ActRepealed', { act: Id, ...reason }),
  event('ActAnnulled', { act: Id, ...reason }),
  event('MilestoneScheduled', { ...milestone, title: Text, due, dueText: Text.optional() }),
  event('MilestoneRescheduled', { ...milestone, ...moved }),
  event('MilestoneMet', { ...milestone, title: Text, dateMet: PartialDate }),
  event('MilestonePartiallyMet', { ...milestone, ...reason }),
  event('MilestoneMissed', { ...milestone, ...reason }),
  event('MilestoneReversed', { ...milestone, ...reason }),
  event('MilestoneCancelled', { ...milestone, ...reason }),
  event('TargetSet', { target: Id, unit: Text, value: z.number(), due }),
  event('TargetRescheduled', { target: Id, ...moved }),
  z.strictObject({ type: z.literal('TargetMeasured'), ...said, payload: z.looseObject({ target: Id, measuredOn: PartialDate }) }),
  event('UpdatePosted', { update: Id, title: Text }),
  event('EvidenceAdded', { about: Id }),
  event('EvidenceConflictNoted', { about: Id, field: Text, values: z.array(Conflict) }),
  event('FactCorrected', { supersedes: Id, field: Text, from: z.json(), to: z.json(), ...reason }),
  event('FactRetracted', { supersedes: Id, ...reason }),
]);
export type EventInFile = z.infer<typeof EventInFile>;
export type EventTypeInFile = EventInFile['type'];

/** Events that belong to no single commitment. */
export const RecordEvent = z.discriminatedUnion('type', [
  event('SpotlightSet', { spotlight: Id }),
  event('SpotlightEnded', { spotlight: Id }),
  event('OpinionPublished', { survey: Id }),
]);
export type RecordEvent = z.infer<typeof RecordEvent>;
