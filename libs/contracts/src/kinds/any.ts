import { z } from 'zod';
import { ConflictingValue } from '../evidence.js';
import { eventType, existing, Reason } from '../event-type.js';

const eventId = z.string().min(1).max(100);
const field = z.string().regex(/^[a-zA-Z]{1,40}$/);

const EvidenceAdded = z.strictObject({ about: z.string().min(1).max(200) });
const EvidenceConflictNoted = z.strictObject({ field, values: z.array(ConflictingValue).min(2).max(10) });

/** `field` names a field of the superseded event's change (deliveryStatus for the status of a claim), `from` what it said. */
export const FactCorrected = z.strictObject({ supersedes: eventId, field, from: z.json(), to: z.json(), reason: Reason });
export type FactCorrected = z.infer<typeof FactCorrected>;

export const FactRetracted = z.strictObject({ supersedes: eventId, reason: Reason });
export type FactRetracted = z.infer<typeof FactRetracted>;

/** Events that every kind of entry may have. What a correction does to the state is in fold.ts: it replays the history. */
export const eventsOfAny = {
  EvidenceAdded: eventType<unknown, z.infer<typeof EvidenceAdded>>({
    action: 'add-evidence',
    needsEvidence: true,
    by: ['editor', 'reviewer'],
    change: EvidenceAdded,
    apply: existing,
  }),
  EvidenceConflictNoted: eventType<unknown, z.infer<typeof EvidenceConflictNoted>>({
    action: 'note-conflict',
    by: ['editor', 'reviewer', 'keeper'],
    change: EvidenceConflictNoted,
    apply: existing,
  }),
  FactCorrected: eventType<unknown, FactCorrected>({
    action: 'correct',
    needsEvidence: true,
    by: ['editor', 'lead', 'reviewer', 'keeper'],
    change: FactCorrected,
    apply: existing,
  }),
  FactRetracted: eventType<unknown, FactRetracted>({
    action: 'retract',
    needsEvidence: true,
    by: ['editor', 'lead', 'reviewer', 'keeper'],
    change: FactRetracted,
    apply: existing,
  }),
};
