import type { Assessment, Confidence, DeliveryStatus, LegislativeStage } from '../codes.js';
import type { EvidenceView, Link, PartialDate, Text } from './values.js';

/** One line of a history; newest first in a list. */
export interface HistoryEntry {
  /** Event id; the line's anchor. */
  id: string;
  occurredOn: PartialDate;
  /** Instant the record learned it, ISO. */
  recordedAt: string;
  change: HistoryChange;
  /** The event's summary; printed where the change has no words of its own. */
  summary: Text;
  reason: Text | null;
  evidence: EvidenceView[];
  evidenceMissing: Text | null;
  confidence: Confidence;
  /** Role or body that caused it, in public words; null is not printed. */
  by: string | null;
  causedBy: Text | null;
  /** A lapse, an annulment, a reversed or missed step, a lower delivery status. */
  regression: boolean;
  /** Set when a later entry superseded it: it stays, struck through. */
  superseded: { by: 'correction' | 'retraction'; href: string } | null;
}

export type HistoryChange =
  | { kind: 'delivery'; from: DeliveryStatus; to: DeliveryStatus }
  | { kind: 'dueSet'; title: Text; due: PartialDate | null }
  | { kind: 'dueMoved'; title: Text | null; from: PartialDate | null; to: PartialDate | null }
  | { kind: 'stepReached' | 'stepPartlyReached' | 'stepMissed' | 'stepReversed' | 'stepCancelled'; title: Text }
  | { kind: 'measured'; title: Text; value: string; unit: string }
  | { kind: 'stage'; stage: LegislativeStage; act: Text }
  | { kind: 'extended'; act: Text; from: PartialDate | null; to: PartialDate }
  | { kind: 'assessed'; verdict: Assessment }
  | { kind: 'corrected'; field: string; from: string; to: string }
  | { kind: 'retracted' }
  | { kind: 'registered' | 'announced' | 'procedure' | 'evidence' | 'conflict' | 'update' | 'transferred' | 'other' };

/** A line of the list of changes and of the home page's newest changes. */
export interface ChangeView {
  occurredOn: PartialDate;
  recordedAt: string;
  /** What changed, linked; an update or a framework entry may have no page. */
  subject: Link & { lang: string };
  change: HistoryChange;
  summary: Text;
  reason: Text | null;
  departments: { lead: string; contributors: string[] };
  confidence: Confidence;
  regression: boolean;
  undone: 'delivered' | 'partiallyDelivered' | null;
}
