import { z } from 'zod';
import { EntryId } from '../entry.js';
import { about, eventType, existing, Reason } from '../event-type.js';
import { Identifier } from '../identifiers.js';
import { PartialDate } from '../partial-date.js';
import { LegislativeStage } from '../status.js';
import { LanguageMap } from '../texts.js';

export const actForms = ['regulation', 'directive', 'decision', 'proposal'] as const;
export const documentForms = ['communication', 'jointCommunication', 'strategy', 'actionPlan', 'report', 'recommendation'] as const;

/** One stage an act reached, in the order reported. */
const Reached = z.strictObject({ stage: LegislativeStage, on: PartialDate, eventId: z.string() });

const named = { title: LanguageMap, identifiers: z.array(Identifier).max(20), ...about };

export const ActRegistered = z.strictObject({ ...named, form: z.enum(actForms) });
export const DocumentRegistered = z.strictObject({ ...named, form: z.enum(documentForms) });

/** A binding initiative. `trackedIn` is the one commitment that moves it; others refer to it. */
export const Act = z.strictObject({
  ...ActRegistered.shape,
  trackedIn: EntryId.nullable(),
  stage: LegislativeStage.nullable(),
  stageSince: PartialDate.nullable(),
  stages: z.array(Reached),
  expiresOn: PartialDate.nullable(),
  endReason: Reason.optional(),
});
export type Act = z.infer<typeof Act>;

/** A non-binding initiative: it has no legislative stage. */
export const Document = z.strictObject({ ...DocumentRegistered.shape, commitment: EntryId.nullable(), tabledOn: PartialDate.nullable() });
export type Document = z.infer<typeof Document>;

const by = { commitment: EntryId };
const InitiativeTabled = z.strictObject(by);
type InitiativeTabled = z.infer<typeof InitiativeTabled>;
const StageReached = z.strictObject({ ...by, from: LegislativeStage.nullable().optional(), to: LegislativeStage });
const ProceduralStepTaken = z.strictObject({
  ...by,
  body: z.string().min(1).max(200),
  step: z.string().min(1).max(80),
  result: z.string().min(1).max(500),
});
const ActExtended = z.strictObject({ ...by, from: PartialDate, to: PartialDate });
const Ended = z.strictObject({ ...by, reason: Reason });
type Ended = z.infer<typeof Ended>;

type Step = { commitment: EntryId; to: LegislativeStage; occurredOn: PartialDate; eventId: string };

function reach(state: Act, { commitment, to, occurredOn, eventId }: Step): Act {
  const stages = [...state.stages, { stage: to, on: occurredOn, eventId }];
  return { ...state, stage: to, stageSince: occurredOn, trackedIn: commitment, stages };
}

const ended = (action: string, to: LegislativeStage) =>
  eventType<Act, Ended>({
    action,
    needsEvidence: true,
    by: ['editor'],
    change: Ended,
    apply: (state, { commitment, reason }, moment) => ({ ...reach(existing(state), { commitment, to, ...moment }), endReason: reason }),
  });

export const actEvents = {
  InitiativeTabled: eventType<Act, InitiativeTabled>({
    action: 'table',
    needsEvidence: true,
    by: ['editor'],
    change: InitiativeTabled,
    apply: (state, { commitment }, moment) => reach(existing(state), { commitment, to: 'tabled', ...moment }),
  }),
  StageReached: eventType<Act, z.infer<typeof StageReached>>({
    action: 'reach-stage',
    needsEvidence: true,
    by: ['editor'],
    change: StageReached,
    apply: (state, { commitment, to }, moment) => reach(existing(state), { commitment, to, ...moment }),
  }),
  ProceduralStepTaken: eventType<Act, z.infer<typeof ProceduralStepTaken>>({
    action: 'take-step',
    by: ['editor'],
    change: ProceduralStepTaken,
    apply: (state) => existing(state),
  }),
  ActExtended: eventType<Act, z.infer<typeof ActExtended>>({
    action: 'extend',
    needsEvidence: true,
    by: ['editor'],
    change: ActExtended,
    apply: (state, { to }) => ({ ...existing(state), expiresOn: to }),
  }),
  ActLapsed: ended('lapse', 'lapsed'),
  ActRepealed: ended('repeal', 'repealed'),
  ActAnnulled: ended('annul', 'annulled'),
};

export const documentEvents = {
  InitiativeTabled: eventType<Document, InitiativeTabled>({
    action: 'table',
    needsEvidence: true,
    by: ['editor'],
    change: InitiativeTabled,
    apply: (state, { commitment }, { occurredOn }) => ({ ...existing(state), commitment, tabledOn: occurredOn }),
  }),
};

/** The change that each event of an act carries. */
export type ActChanges = {
  InitiativeTabled: InitiativeTabled;
  StageReached: z.infer<typeof StageReached>;
  ProceduralStepTaken: z.infer<typeof ProceduralStepTaken>;
  ActExtended: z.infer<typeof ActExtended>;
};
