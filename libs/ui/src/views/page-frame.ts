import type { Link, PartialDate } from './values.js';

/** Everything around a page's body. Addresses are ready to print; components build none. */
export interface PageFrame {
  /** BCP 47, the language of the page, e.g. `en`. */
  lang: string;
  title: string;
  description: string;
  /** Address of this page without query, e.g. `/en/commitments/frontex-standing-corps`; the time travel form sends to it. */
  path: string;
  /** Today in the world, precision day. */
  today: PartialDate;
  /** First day that can be asked for, precision day. */
  firstDay: PartialDate;
  /** Query fields to keep when another day is asked for. */
  keep: Record<string, string>;
  past: PastView | null;
  /** Which entry of the main navigation is current. */
  section: 'promises' | 'changes' | 'departments' | 'method' | null;
  navigation: { home: string; promises: string; changes: string; departments: string; method: string; search: string | null };
  footer: { verify: string; data: string | null; feeds: string | null; accessibility: string | null };
  /** The same page in other languages; the current one is left out. */
  languages: { lang: string; href: string; name: string }[];
  /** Addresses of the page in machine-readable forms, as `<link rel="alternate">`. */
  alternates: { type: string; href: string; title: string }[];
  stylesheet: string;
  icon: string;
  /** Font files to preload. */
  fonts: string[];
  /** An ECMAScript module that only adds to a page which already works; null without. */
  script: string | null;
}

/** Set whenever the page shows another day than today. */
export interface PastView {
  /** The day in the world (`asOf`); null when only `knownAt` is set. */
  asOf: PartialDate | null;
  /** The day of knowledge (`knownAt`); null when only `asOf` is set. */
  knownAt: PartialDate | null;
  before: Step | null;
  after: Step | null;
  /** Entries of this page's history that lie after that day. */
  leftOut: number;
  backToToday: string;
  /** The same day by the other clock. */
  otherClock: string;
}

export interface Step {
  on: PartialDate;
  href: string;
}

export interface Crumb {
  trail: Link[];
  current: string;
}

/** Null addresses are left out: a page never offers a way to follow that does not exist. */
export interface FollowView {
  what: 'record' | 'priority' | 'promise' | 'promises' | 'department';
  feed: string | null;
  calendar: string | null;
  data: string | null;
  mail: string | null;
}
