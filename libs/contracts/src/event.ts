import { z } from 'zod';
import { Confidence } from './confidence.js';
import { DepartmentId } from './departments.js';
import { EntryId, Kind } from './entry.js';
import { ConflictingValue, Evidence } from './evidence.js';
import { PartialDate } from './partial-date.js';
import { LanguageMap } from './texts.js';
import type { EventName, State } from './vocabulary.js';

export const actorRoles = ['contributor', 'editor', 'approver', 'publisher', 'administrator', 'reviewer', 'keeper', 'auditor'] as const;
export const ActorRole = z.enum(actorRoles);
export type ActorRole = z.infer<typeof ActorRole>;

/** Who caused an event, in which role; `department: null` for roles across departments. */
const EventActor = z.strictObject({
  id: z.string().min(1).max(200),
  role: ActorRole,
  department: DepartmentId.nullable(),
  /** Who approved it, where a second person had to. */
  approvedBy: z.string().min(1).max(200).optional(),
});

/** What a sender says besides the change; the platform adds id, version, clock and hash. */
export const saidByTheSender = {
  occurredOn: PartialDate,
  confidence: Confidence,
  evidence: z.array(Evidence).max(30),
  summary: LanguageMap.optional(),
  remark: z.string().max(4000).optional(),
  conflicts: z.array(ConflictingValue).max(10).optional(),
  causedBy: z.string().max(100).optional(),
  correlationId: z.string().max(200).optional(),
};

const Data = z.object({
  kind: Kind,
  entryId: EntryId,
  version: z.int().positive(),
  department: DepartmentId,
  departmentName: z.string().min(1).max(100),
  commitment: EntryId.nullable(),
  actor: EventActor,
  ...saidByTheSender,
  change: z.unknown(),
  state: z.unknown(),
  previousHash: z.string().regex(/^[0-9a-f]{64}$/).nullable(), // prettier-ignore
});

export const typePrefix = 'eu.milepost.';
/** Its first group is the vocabulary's name. */
export const wireType = /^eu\.milepost\.([A-Za-z]+)\.v1$/;
export const wireTypeOf = (name: EventName): string => `${typePrefix}${name}.v1`;

/** All of an event but what its type and kind say of change and state. */
export const Envelope = z.object({
  specversion: z.literal('1.0'),
  id: z.string().min(1).max(100),
  source: z.string().min(1).max(200),
  type: z.string().regex(wireType),
  subject: z.string().min(1).max(200),
  time: z.iso.datetime(),
  datacontenttype: z.literal('application/json'),
  partitionkey: z.string().min(1).max(200),
  traceparent: z.string().max(60).optional(),
  data: Data,
});

type EventData<S, C> = Omit<z.infer<typeof Data>, 'change' | 'state'> & { change: C; state: S | null };

/** One immutable statement, in CloudEvents 1.0 words. `type` is the vocabulary's; on the wire it is `eu.milepost.<type>.v1`. */
export type MilestoneEvent<S = State, C = unknown> = Omit<z.infer<typeof Envelope>, 'type' | 'data'> & {
  type: EventName;
  data: EventData<S, C>;
};

/** Written as CloudEvents' own readers compare it, letter by letter. */
export const eventContentType = 'application/cloudevents+json; charset=utf-8';

/** The text that is stored, published and hashed. It is made once: nothing may serialise an event a second time. */
export const eventText = ({ type, ...event }: MilestoneEvent): string => JSON.stringify({ ...event, type: wireTypeOf(type) });
