import type { DeliveryStatus } from '../codes.js';
import type { Phrase } from '../phrase.js';
import type { RoleView } from './commitment.js';
import type { HistoryEntry } from './history.js';
import type { Crumb, FollowView } from './page-frame.js';
import type { EvidenceView, Link, PartialDate, StatusCounts, TagView, Text } from './values.js';

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
