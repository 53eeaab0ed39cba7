import type { DeliveryStatus } from '../codes.js';
import type { Phrase } from '../phrase.js';
import type { PulseRow, PulseView } from './charts.js';
import type { RoleView } from './commitment.js';
import type { ChangeView, HistoryEntry } from './history.js';
import type { Crumb, FollowView } from './page-frame.js';
import type { Count, EvidenceView, Link, PartialDate, StatusCounts, TagView, Text } from './values.js';

export interface HomeView {
  promises: number;
  pages: number;
  departments: number;
  counts: StatusCounts;
  /** Only counts above zero are printed. */
  look: {
    overdueSteps: Count;
    moved: Count;
    keptLate: Count;
    undone: Count;
    partlyUndone: Count;
    quiet: Count;
    notAssessed: Count;
    sourcesDiffer: Count;
  };
  byDepartment: ScoreRow[];
  mandates: { label: string; href: string; subtitle: Text; rows: ScoreRow[] }[];
  newest: ChangeView[];
  allChanges: Count;
  overdue: DueView[];
  allOverdue: Count;
  next: DueView[];
  calendar: string | null;
  pulse: PulseView;
  follow: FollowView | null;
}

export interface ScoreRow {
  label: string;
  href: string | null;
  counts: StatusCounts;
}

/** A step that is due; `overdueDays` null: still ahead. */
export interface DueView {
  due: PartialDate;
  title: Text;
  href: string;
  department: string;
  overdueDays: number | null;
  noNews: boolean;
}

/** A priority with its objectives and bullets, in the order of the public page it was read from. */
export interface PriorityView {
  title: Text;
  crumb: Crumb;
  mandate: string;
  counts: StatusCounts;
  promises: number;
  countedOn: PartialDate;
  list: string;
  overview: Text[];
  page: { href: string | null; wordedIn: PartialDate };
  surveys: SurveyView[];
  objectives: ObjectiveView[];
  approach: Text | null;
  progress: { lead: Text | null; entries: UpdateView[]; all: string | null };
  spotlights: SpotlightView[];
  roles: RoleView[];
  policyAreas: PolicyAreaView[];
  follow: FollowView | null;
}

export interface ObjectiveView {
  id: string;
  title: Text;
  /** The words after the title on the page, e.g. `fairly and firmly`. */
  tagline: Text | null;
  counts: StatusCounts;
  promises: BulletView[];
}

/** A promise as the page words it. */
export interface BulletView {
  statement: Text;
  from: 'bullet' | 'sentence' | 'leadIn' | 'heading';
  /** The sentence that opens the page's list of bullets; printed once before the bullets that share it. */
  leadIn: Text | null;
  title: Text;
  href: string;
  status: DeliveryStatus;
  tags: TagView[];
  /** What became of it since, in dated lines; empty when nothing. */
  since: SinceView[];
}

/** `words`: a phrase of record text, dates and full stops, as `phrase` builds it. */
export interface SinceView {
  kind: 'since' | 'next' | 'fact';
  words: Phrase;
}

export interface SurveyView {
  /** Series, wave and season, e.g. `Standard Eurobarometer 103, spring 2025`. */
  title: Text;
  fieldwork: { from: PartialDate; to: PartialDate } | null;
  sample: number | null;
  sampleConfidence: 'high' | 'medium' | 'low';
  publishedOn: PartialDate | null;
  findings: { statement: Text; value: number; unit: string }[];
  evidence: EvidenceView[];
}

/** An entry of "Progress to date": an update or a dated event. */
export interface UpdateView {
  entry: HistoryEntry;
  title: Text;
  text: Text | null;
  note: Text | null;
}

export interface SpotlightView {
  title: Text;
  text: Text;
  commitment: { link: Link; status: DeliveryStatus } | null;
  from: PartialDate | null;
  until: PartialDate | null;
}

export interface PolicyAreaView {
  statement: Text;
  /** Null: outside the departments of the record. */
  department: Link | null;
}

export interface PromisesKeptView {
  crumb: Crumb;
  mandate: string;
  /** Name of the priority, its subtitle and the title of its overview, as the page prints them. */
  priority: { title: Text; subtitle: Text | null; overviewTitle: Text | null; overview: Text[] };
  promises: number;
  counts: StatusCounts;
  notAssessed: number;
  themes: ObjectiveView[];
  policyAreas: PolicyAreaView[];
  learnMore: Text | null;
  page: { href: string | null; wordedIn: PartialDate };
  follow: FollowView | null;
}

export interface DepartmentView {
  label: string;
  scope: Text | null;
  crumb: Crumb;
  counts: StatusCounts;
  promises: PromiseRow[];
  overdue: DueView[];
  next: DueView[];
  pulse: PulseView;
  heard: PulseRow;
  inCharge: RoleView[];
  follow: FollowView | null;
}

export interface DepartmentsView {
  totals: StatusCounts;
  crumb: Crumb;
  rows: ScoreRow[];
  pulse: PulseView;
}

export interface PromiseRow {
  title: Text;
  href: string;
  statement: Text;
  status: DeliveryStatus;
  department: string;
  due: PartialDate | null;
  tags: TagView[];
}

/** A list of promises behind a number, with what was asked for. */
export interface PromisesView {
  title: string;
  crumb: Crumb;
  total: number;
  chosen: { label: string; without: string }[];
  clear: string | null;
  filters: FilterGroup[];
  search: { action: string; value: string };
  promises: PromiseRow[];
  next: string | null;
  /** Lists that are not empty, offered when this one is. */
  nearest: (Link & { count: number })[];
}

export interface FilterGroup {
  name: string;
  label: string;
  options: { value: string; label: string; count: number; chosen: boolean }[];
}

export interface ChangesView {
  crumb: Crumb;
  total: number;
  chosen: { label: string; without: string }[];
  clear: string | null;
  changes: ChangeView[];
  next: string | null;
  follow: FollowView | null;
}

export interface MethodView {
  crumb: Crumb;
  promises: number;
  verifyCommand: string;
  data: string | null;
}

export interface ProblemView {
  status: number;
  /** Words for a problem that has none of its own here; null prints those of the status. */
  detail: string | null;
  nearest: Link[];
}
