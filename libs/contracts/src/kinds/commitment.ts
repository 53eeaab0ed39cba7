import { z } from 'zod';
import { DepartmentId } from '../departments.js';
import { EntryId } from '../entry.js';
import { about, eventType, existing, Reason } from '../event-type.js';
import { PartialDate } from '../partial-date.js';
import { Assessment, DeliveryStatus, deliveryLevel } from '../status.js';
import { LanguageMap } from '../texts.js';

export const relations = ['continues', 'continuedBy', 'supports'] as const;
export const statementSources = ['bullet', 'sentence', 'leadIn', 'heading'] as const;
export const claimBases = ['page', 'datedEvidence'] as const;

const registered = {
  page: EntryId,
  objective: EntryId,
  mandates: z.array(EntryId).min(1).max(10),
  title: LanguageMap,
  statement: LanguageMap,
  statementFrom: z.enum(statementSources),
  leadIn: LanguageMap.optional(),
  lead: DepartmentId,
  contributors: z.array(DepartmentId).max(20),
  departmentsReason: LanguageMap.optional(),
  policyAreas: z.array(EntryId).max(20),
  acts: z.array(EntryId).max(100),
  related: z.array(z.strictObject({ commitment: EntryId, relation: z.enum(relations) })).max(50),
  ...about,
};

/** What the lead department says about delivery. `highest` is the best status the promise ever had. */
const Delivery = z.strictObject({
  status: DeliveryStatus,
  highest: DeliveryStatus,
  since: PartialDate.nullable(),
  basis: z.enum(claimBases).optional(),
  reason: Reason.optional(),
});

/** What a reviewer says about that claim. */
const Verdict = z.strictObject({
  verdict: Assessment,
  on: PartialDate.optional(),
  reason: Reason.optional(),
  assessor: EntryId.optional(),
  aboutEventId: z.string().optional(),
});

export const Commitment = z.strictObject({ ...registered, announced: PartialDate.nullable(), delivery: Delivery, assessment: Verdict });
export type Commitment = z.infer<typeof Commitment>;

const CommitmentRegistered = z.strictObject(registered);
const nothing = z.strictObject({});
const ResponsibilityTransferred = z.strictObject({ from: DepartmentId, to: DepartmentId, reason: Reason });
const DeliveryStatusClaimed = z.strictObject({ from: DeliveryStatus, to: DeliveryStatus, basis: z.enum(claimBases), reason: Reason });
const CommitmentWithdrawn = z.strictObject({ reason: Reason });
const AssessmentRecorded = z.strictObject({ verdict: Assessment, reason: Reason, assessor: EntryId, aboutEventId: z.string().max(100) });

const higher = (a: DeliveryStatus, b: DeliveryStatus): DeliveryStatus => ((deliveryLevel[b] ?? -1) > (deliveryLevel[a] ?? -1) ? b : a);

function moveTo(
  state: Commitment,
  status: DeliveryStatus,
  since: PartialDate,
  why: { basis?: 'page' | 'datedEvidence'; reason: LanguageMap },
): Commitment {
  const delivery = { ...why, status, since, highest: higher(state.delivery.highest, status) };
  return { ...state, delivery, assessment: { verdict: 'notAssessed' } };
}

export const commitmentEvents = {
  CommitmentRegistered: eventType<Commitment, z.infer<typeof CommitmentRegistered>>({
    action: 'register',
    creates: true,
    by: ['keeper'],
    change: CommitmentRegistered,
    apply: (_, change) => ({
      ...change,
      announced: null,
      delivery: { status: 'notStarted', highest: 'notStarted', since: null },
      assessment: { verdict: 'notAssessed' },
    }),
  }),
  CommitmentAnnounced: eventType<Commitment, z.infer<typeof nothing>>({
    action: 'announce',
    by: ['editor'],
    change: nothing,
    apply: (state, _, { occurredOn }) => ({ ...existing(state), announced: occurredOn }),
  }),
  ResponsibilityTransferred: eventType<Commitment, z.infer<typeof ResponsibilityTransferred>>({
    action: 'transfer',
    by: ['keeper'],
    change: ResponsibilityTransferred,
    apply: (state, { to }) => ({ ...existing(state), lead: to, contributors: existing(state).contributors.filter((id) => id !== to) }),
  }),
  DeliveryStatusClaimed: eventType<Commitment, z.infer<typeof DeliveryStatusClaimed>>({
    action: 'claim',
    needsEvidence: true,
    by: ['lead'],
    change: DeliveryStatusClaimed,
    apply: (state, { to, basis, reason }, { occurredOn }) => moveTo(existing(state), to, occurredOn, { basis, reason }),
  }),
  CommitmentWithdrawn: eventType<Commitment, z.infer<typeof CommitmentWithdrawn>>({
    action: 'withdraw',
    needsEvidence: true,
    by: ['lead'],
    change: CommitmentWithdrawn,
    apply: (state, { reason }, { occurredOn }) => moveTo(existing(state), 'notPursued', occurredOn, { reason }),
  }),
  AssessmentRecorded: eventType<Commitment, z.infer<typeof AssessmentRecorded>>({
    action: 'assess',
    needsEvidence: true,
    by: ['reviewer'],
    change: AssessmentRecorded,
    apply: (state, change, { occurredOn }) => ({ ...existing(state), assessment: { ...change, on: occurredOn } }),
  }),
};

/** The change that each event of a commitment carries. */
export type CommitmentChanges = {
  CommitmentRegistered: z.infer<typeof CommitmentRegistered>;
  ResponsibilityTransferred: z.infer<typeof ResponsibilityTransferred>;
  DeliveryStatusClaimed: z.infer<typeof DeliveryStatusClaimed>;
  CommitmentWithdrawn: z.infer<typeof CommitmentWithdrawn>;
  AssessmentRecorded: z.infer<typeof AssessmentRecorded>;
};
