import type { DeliveryStatus } from '../codes.js';
import type { PulseRow, PulseView } from './charts.js';
import type { RoleView } from './commitment.js';
import type { ChangeView } from './history.js';
import type { DueView, ScoreRow } from './home.js';
import type { Crumb, FollowView } from './page-frame.js';
import type { Link, PartialDate, StatusCounts, TagView, Text } from './values.js';

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
