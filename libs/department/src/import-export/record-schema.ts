import {
  actForms,
  claimBases,
  Confidence,
  documentForms,
  identifierSchemes,
  MilestoneStatus,
  PartialDate,
  directions,
  relations,
  statementSources,
  targetKinds,
} from '@milepost/contracts';
import { z } from 'zod';

/** The pieces that the record file is written in: plain English texts, ids instead of things, dates beside their precision. */
export const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
export const Text = z.string().min(1);
export const Ids = z.array(Id);
export const precision = PartialDate.shape.precision;
export const known = { confidence: Confidence.optional(), evidence: Ids.optional(), remark: Text.optional() };

const Identifier = z.strictObject({
  scheme: z.enum(identifierSchemes),
  value: Text,
  url: z.url(),
  confidence: Confidence,
  of: z.literal('proposal').optional(),
});

export const ActInFile = z.strictObject({
  id: Id,
  kind: z.enum([...actForms, ...documentForms]),
  title: Text,
  binding: z.boolean(),
  stage: Text.nullable().optional(),
  stageSince: PartialDate.nullable().optional(),
  trackedIn: Id.optional(),
  expiresOn: Text.optional(),
  identifiers: z.array(Identifier),
  ...known,
});

const DueInFile = z.strictObject({ due: PartialDate.nullable(), setOn: PartialDate, reason: Text.optional() });

export const MilestoneInFile = z.strictObject({
  id: Id,
  title: Text,
  status: MilestoneStatus,
  due: PartialDate.nullable(),
  dueText: Text.optional(),
  dueHistory: z.array(DueInFile).optional(),
  met: PartialDate.nullable(),
  reversed: PartialDate.optional(),
  ...known,
});

export const TargetInFile = z.strictObject({
  id: Id,
  title: Text,
  kind: z.enum(targetKinds),
  unit: Text,
  direction: z.enum(directions),
  baseline: z.strictObject({ value: z.number(), on: PartialDate.optional(), remark: Text.optional() }).nullable(),
  target: z.number(),
  due: PartialDate.nullable(),
  dueHistory: z.array(DueInFile).optional(),
  measurements: z.array(z.looseObject({ measuredOn: PartialDate })),
  ...known,
});

export const EvidenceInFile = z.strictObject({
  id: Id,
  title: Text,
  url: z.url().nullable(),
  urlMissing: Text.optional(),
  publisher: Text,
  kind: Text,
  language: Text,
  published: Text.optional(),
  read: z.boolean(),
  confidence: Confidence,
  remark: Text.optional(),
});

export const CommitmentFields = {
  id: Id,
  page: Id,
  objective: Id,
  mandates: Ids,
  title: Text,
  statement: Text,
  statementFrom: z.enum(statementSources),
  leadIn: Text.optional(),
  departments: z.strictObject({ lead: Id, contributors: Ids, reason: Text.optional() }),
  policyAreas: Ids,
  acts: Ids,
  related: z.array(z.strictObject({ commitment: Id, relation: z.enum(relations) })),
  status: z.strictObject({ delivery: Text, assessment: Text }),
  milestones: z.array(MilestoneInFile),
  targets: z.array(TargetInFile),
  remark: Text.optional(),
};

export const basis = z.enum(claimBases);
