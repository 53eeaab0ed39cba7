import {
  type AnyEventType,
  type EntryKey,
  EntryId,
  type EventName,
  eventsOf,
  type Kind,
  type PartialDate,
  type Confidence,
  type ConflictingValue,
  type Evidence,
  type LanguageMap,
  saidByTheSender,
} from '@milepost/contracts';
import { z } from 'zod';

/** What the sender says besides the change itself. */
export type Said = {
  occurredOn: PartialDate;
  confidence: Confidence;
  evidence: Evidence[];
  summary?: LanguageMap | undefined;
  remark?: string | undefined;
  conflicts?: ConflictingValue[] | undefined;
  causedBy?: string | undefined;
  correlationId?: string | undefined;
};

/** One thing that somebody wants to put on the record. */
export type Command = EntryKey & {
  type: EventName;
  said: Said;
  change: unknown;
  /** It goes out when this instant has come, not before. */
  embargoUntil?: string | undefined;
  /** The version that the sender saw. */
  expectedVersion?: number | undefined;
  idempotencyKey?: string | undefined;
  traceparent?: string | undefined;
};

export type CommandBody = Said & { id?: string; change: unknown; embargoUntil?: string };

const schemas = new Map<AnyEventType, { create: z.ZodType<CommandBody>; act: z.ZodType<CommandBody> }>();

function schemasOf(type: AnyEventType) {
  const fields = { ...saidByTheSender, embargoUntil: z.iso.datetime().optional(), change: type.change };
  const made = {
    create: z.strictObject({ id: EntryId, ...fields }) as z.ZodType<CommandBody>,
    act: z.strictObject(fields) as z.ZodType<CommandBody>,
  };
  schemas.set(type, made);
  return made;
}

/** The schema of a body: strict, so that a field we do not know is refused and named. */
export function bodySchema(kind: Kind, name: EventName, way: 'create' | 'act'): z.ZodType<CommandBody> {
  const type = eventsOf(kind)[name]!;
  return (schemas.get(type) ?? schemasOf(type))[way];
}
