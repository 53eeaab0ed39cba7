import type { PartialDate, Span } from '@milepost/contracts';
import type { Confidence, DeliveryStatus } from '../codes.js';

export type { PartialDate, Precision, Span } from '@milepost/contracts';

/** Words of the record in the language they are written in; a page in another language marks them with `lang` and a note. */
export interface Text {
  text: string;
  lang: string;
}

export interface Link {
  href: string;
  label: string;
}

/** A number and the list behind it; without `href` the number is printed without a link (zero). */
export interface Count {
  count: number;
  href: string | null;
}

export interface EvidenceView {
  title: Text;
  /** Null: the address was not kept; the page says so. */
  url: string | null;
  publisher: string;
  /** Language of the source itself, e.g. `hr`. */
  language: string;
  publishedOn: PartialDate | null;
  confidence: Confidence;
}

export type StatusCounts = Record<DeliveryStatus, Count>;

/** Derived words beside a status; the site decides which apply and in which order they stand. */
export type TagView =
  | { kind: 'keptLate' }
  | { kind: 'late'; by: Span }
  | { kind: 'overdue'; steps: number; noNews: boolean }
  | { kind: 'moved'; moves: number; sum: Span; backToFirst: boolean }
  | { kind: 'undone'; highest: 'delivered' | 'partiallyDelivered' }
  | { kind: 'noNews'; since: PartialDate }
  | { kind: 'quietFor'; months: number }
  | { kind: 'sourcesDiffer'; values: PartialDate[] }
  | { kind: 'corrected' }
  | { kind: 'retracted' }
  | { kind: 'joint' }
  | { kind: 'departments'; lead: string; contributors: string[] }
  | { kind: 'mediumConfidence' }
  | { kind: 'oneSecondarySource' }
  | { kind: 'evidenceMissing' }
  | { kind: 'claimedNotAssessed' };
