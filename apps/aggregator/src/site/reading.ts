import type { PartialDate } from '@milepost/contracts';
import type { Translate } from '@milepost/ui';
import type { Addresses } from './addresses.js';
import type { Snapshot } from './snapshot.js';

/** What every view is made from: the record on one day, the words of one language, and where its links lead. */
export interface Reading {
  record: Snapshot;
  /** The day the reader stands on. */
  day: PartialDate;
  /** True when it is not today. */
  past: boolean;
  t: Translate;
  to: Addresses;
  departments: readonly Heard[];
}

/** What is known of a department besides its entries. `lastHeard`: its service; `lastNews`: when its newest fact occurred. */
export interface Heard {
  id: string;
  name: string;
  lastHeard: string | null;
  lastNews: PartialDate | null;
}

/** The department's name as its own events give it; its id while it has said nothing. */
export const departmentName = ({ departments }: Reading, id: string): string => departments.find((one) => one.id === id)?.name ?? id;
