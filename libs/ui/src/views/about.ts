import type { Crumb } from './page-frame.js';
import type { Link } from './values.js';

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
