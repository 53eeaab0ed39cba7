import { type Kind, partialDate } from '@milepost/contracts';
import type { Pool } from 'pg';
import type { Moment } from './clocks.js';
import { conditionsOf } from './conditions.js';
import { type EntriesQuery, limits } from './parameters.js';
import { entryAt } from './relation.js';
import { entryColumns, type EntryRow, readEntries } from './rows.js';
import { and, compile, type Fragment, sql, text } from './sql.js';

export interface Page<Row> {
  rows: Row[];
  /** Where the next page begins; null after the last. */
  next: string | null;
}

/** The kinds that the conditions of a list look at. */
const lookedAt = (kind: Kind): Kind[] => (kind === 'commitment' ? ['commitment', 'milestone', 'target', 'objective'] : [kind]);

const listing = (from: Fragment, conditions: readonly Fragment[], limit: number): Fragment =>
  sql`${from}select ${text(entryColumns)} from entry where ${and(conditions)} order by id limit ${limit + 1}`;

/** By their texts, the lists that ask for nothing but a kind. They are parsed once on a connection; of the others there are too many to be kept. */
const NAMES = new Map(
  [undefined, 'here'].map((after) => {
    const conditions = conditionsOf('act', { limit: limits.page, after }, partialDate('2026'));
    return [compile(listing(text(''), conditions, limits.page)).text, `entries${after ? '-after' : ''}`];
  }),
);

/** One page of the entries of a kind, in the order of their ids, retracted ones left out. */
export async function listEntries(pool: Pool, kind: Kind, query: EntriesQuery, moment: Moment): Promise<Page<EntryRow>> {
  const from = await entryAt(pool, moment, lookedAt(kind));
  const statement = compile(listing(from, conditionsOf(kind, query, moment.day), query.limit));
  const rows = await readEntries(pool, { name: NAMES.get(statement.text), ...statement });
  return pageOf(rows, query.limit, ({ id }) => id);
}

/** One row more than asked for was read: it says that there is a next page. */
export function pageOf<Row>(rows: Row[], limit: number, cursor: (row: Row) => string): Page<Row> {
  const page = rows.slice(0, limit);
  return { rows: page, next: rows.length > limit ? cursor(page.at(-1)!) : null };
}
