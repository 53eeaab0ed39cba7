import type { PulseView } from './charts.js';
import type { ChangeView } from './history.js';
import type { FollowView } from './page-frame.js';
import type { Count, PartialDate, StatusCounts, Text } from './values.js';

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
