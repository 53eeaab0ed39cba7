import type { Confidence, DeliveryStatus, LegislativeStage, MilestoneStatus } from '../codes.js';
import type { EvidenceView, PartialDate, Span, Text } from './values.js';

/** Due dates in the order said. Two or more that differ; with one, use a row of the plan chart. */
export interface SlipChartView {
  /** Unique on the page, letters, digits and hyphens. */
  id: string;
  title: Text;
  /** The day the page describes, precision day. */
  asOf: PartialDate;
  /** `today` or, in time travel, `thisDay`. */
  asOfIs: 'today' | 'thisDay';
  statements: DueStatement[];
  met: PartialDate | null;
  /** For a target that is not met: whether a figure was ever reported; null for a milestone. */
  measured: boolean | null;
  csv: string | null;
}

export interface DueStatement {
  said: PartialDate;
  /** Null: no date was given. */
  due: PartialDate | null;
  reason: Text | null;
  evidence: EvidenceView[];
  confidence: Confidence;
  /** All the values that sources give, when they differ; empty otherwise. */
  contested: PartialDate[];
  /** Set when a later entry superseded this one; it stays, struck through. */
  corrected: boolean;
}

export interface PlanChartView {
  id: string;
  /** First and last year of the axis. */
  from: number;
  to: number;
  asOf: PartialDate;
  asOfIs: 'today' | 'thisDay';
  rows: PlanRow[];
}

export type PlanRow = StepRow | ForceRow;

export interface StepRow {
  kind: 'step';
  title: Text;
  href: string | null;
  status: MilestoneStatus;
  /** True for a target; its words speak of figures. */
  isTarget: boolean;
  due: PartialDate | null;
  met: PartialDate | null;
  /** After `due`, as the vocabulary derives it. */
  late: Span | null;
  overdue: boolean;
  noNews: boolean;
  contested: PartialDate[];
  moves: { moves: number; sum: Span; backToFirst: boolean } | null;
  reason: Text | null;
  evidence: EvidenceView[];
}

/** When the rules of an act were in force, and whether something replaced them. */
export interface ForceRow {
  kind: 'force';
  title: Text;
  inForce: PartialDate;
  expiries: PartialDate[];
  ended: { on: PartialDate; stage: LegislativeStage; replaced: boolean } | null;
  note: Text | null;
}

/** Delivery over time; used when a status ever went down. */
export interface StatusChartView {
  id: string;
  title: Text;
  asOf: PartialDate;
  asOfIs: 'today' | 'thisDay';
  /** Oldest first. */
  changes: StatusChange[];
}

export interface StatusChange {
  on: PartialDate;
  status: DeliveryStatus;
  reason: Text | null;
  /** Printed at a fall, e.g. `lapsed`; null prints the day alone. */
  cause: string | null;
}

/** One mark per day with a change; `heard` is the connection, not the news. */
export interface PulseView {
  from: PartialDate;
  asOf: PartialDate;
  departments: PulseRow[];
}

export interface PulseRow {
  label: string;
  href: string;
  days: PartialDate[];
  lastNews: PartialDate | null;
  /** Instant of the last heartbeat as ISO text; null: never heard. */
  lastHeard: string | null;
  /** Whole months of silence when it is stale, else null. */
  quietMonths: number | null;
}
