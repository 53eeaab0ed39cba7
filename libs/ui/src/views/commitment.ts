import type { Assessment, Confidence, DeliveryStatus, LegislativeStage } from '../codes.js';
import type { PlanChartView, SlipChartView, StatusChartView } from './charts.js';
import type { HistoryEntry } from './history.js';
import type { Crumb, FollowView } from './page-frame.js';
import type { EvidenceView, Link, PartialDate, TagView, Text } from './values.js';

export interface CommitmentView {
  id: string;
  title: Text;
  crumb: Crumb;
  /** Labels of the mandates the promise belongs to, oldest first, e.g. `2019–2024`. */
  mandates: string[];
  says: SaysView;
  answer: AnswerFacts;
  axes: AxesView;
  tags: TagView[];
  slips: SlipChartView[];
  statusOverTime: StatusChartView | null;
  plan: PlanChartView | null;
  acts: ActView[];
  documents: DocumentView[];
  claim: ClaimView;
  assessment: AssessmentView;
  conflicts: ConflictView[];
  evidence: EvidenceView[];
  history: { entries: HistoryEntry[]; total: number; all: string | null };
  inCharge: RoleView[];
  department: DepartmentInCharge;
  contributors: DepartmentInCharge[];
  related: { relation: 'continues' | 'continuedBy' | 'supports' | 'supportedBy'; commitment: Link }[];
  /** Null in time travel. */
  follow: FollowView | null;
  suggest: string | null;
}

/** The verbatim promise. On a day before it was worded, `statement` is null and `announced` may carry the first public word. */
export interface SaysView {
  statement: Text | null;
  from: 'bullet' | 'sentence' | 'leadIn' | 'heading';
  pageTitle: string;
  pageHref: string | null;
  wordedIn: PartialDate;
  firstPublicWord: PartialDate | null;
}

/** What the one or two sentences under the promise are made from. */
export interface AnswerFacts {
  status: DeliveryStatus;
  /** The highest status ever reached when it is lower now, with the day of the fall. */
  undone: { highest: 'delivered' | 'partiallyDelivered'; on: PartialDate } | null;
  due: PartialDate | null;
  /** Moves of the due date that matters most. */
  moves: { moves: number; backToFirst: boolean; yearOnly: boolean } | null;
  overdueSteps: number;
  lateSteps: number;
  /** A target without any measurement. */
  noFigure: Text | null;
  lapsed: { act: Text; on: PartialDate; replaced: boolean } | null;
  law: { stage: LegislativeStage; since: PartialDate | null } | null;
}

export interface AxesView {
  delivery: { status: DeliveryStatus; claimedOn: PartialDate | null; was: { status: DeliveryStatus; until: PartialDate } | null };
  /** The act that matters most; null: no binding act belongs to this promise. */
  law: { stage: LegislativeStage; since: PartialDate | null; title: Text; otherActs: number } | null;
  steps: StepCounts;
  assessment: { verdict: Assessment; on: PartialDate | null; sinceNewClaim: boolean };
}

/** Milestones and targets together. */
export interface StepCounts {
  total: number;
  reached: number;
  overdue: number;
  notReached: number;
  reversed: number;
  cancelled: number;
  /** Due dates still ahead, soonest first. */
  ahead: PartialDate[];
}

export interface ActView {
  id: string;
  title: Text;
  identifiers: { scheme: string; value: string; url: string | null }[];
  /** In the order of the legislative procedure, those ahead included. */
  stages: ActStage[];
  daysToDeliver: number | null;
  /** Earlier expiry dates, oldest first. */
  extensions: { from: PartialDate; to: PartialDate; by: Text | null }[];
  votes: { on: PartialDate; text: Text }[];
  trackedIn: Link | null;
  note: Text | null;
}

/** `on` null: for a stage passed "not reported", for one ahead "not yet". */
export interface ActStage {
  stage: LegislativeStage;
  on: PartialDate | null;
  at: 'passed' | 'here' | 'ended' | 'ahead';
}

export interface DocumentView {
  title: Text;
  kind: string;
  on: PartialDate | null;
  identifiers: { scheme: string; value: string; url: string | null }[];
}

export interface ClaimView {
  status: DeliveryStatus;
  department: string;
  on: PartialDate | null;
  basis: 'page' | 'datedEvidence' | null;
  reason: Text | null;
  evidence: EvidenceView[];
}

export interface AssessmentView {
  verdict: Assessment;
  assessor: string | null;
  on: PartialDate | null;
  reason: Text | null;
  evidence: EvidenceView[];
}

/** Exactly two or more voices on one fact; the first is the one the record uses. */
export interface ConflictView {
  /** What is disputed, e.g. `The due date on 4 December 2019`. */
  about: Text;
  used: ConflictValue;
  others: ConflictValue[];
  settledOn: PartialDate | null;
}

export interface ConflictValue {
  value: PartialDate | string;
  note: Text | null;
  evidence: EvidenceView | null;
  confidence: Confidence;
}

export interface RoleView {
  title: Text;
  /** Null: the record does not know who holds it. */
  holder: string | null;
  since: PartialDate | null;
}

export interface DepartmentInCharge extends Link {
  lastNews: PartialDate | null;
}
