import type { Kind } from '@milepost/contracts';
import type { Pool } from 'pg';
import type { Moment } from './clocks.js';
import { conditionsOf } from './conditions.js';
import type { EntriesQuery } from './parameters.js';
import { entryAt } from './relation.js';
import { entryColumns, type EntryRow } from './rows.js';
import { and, compile, sql, text } from './sql.js';

export interface Page<Row> {
  rows: Row[];
  /** Where the next page begins; null after the last. */
  next: string | null;
}

/** The kinds that the conditions of a list look at. */
const lookedAt = (kind: Kind): Kind[] => (kind === 'commitment' ? ['commitment', 'milestone', 'target', 'objective'] : [kind]);

/** One page of the entries of a kind, in the order of their ids, retracted ones left out. */
export async function listEntries(pool: Pool, kind: Kind, query: EntriesQuery, moment: Moment): Promise<Page<EntryRow>> {
  const from = await entryAt(pool, moment, lookedAt(kind));
  const statement = sql`${from}select ${text(entryColumns)} from entry where ${and(conditionsOf(kind, query, moment.day))} order by id limit ${query.limit + 1}`;
  const { rows } = await pool.query<EntryRow>(compile(statement));
  return pageOf(rows, query.limit, ({ id }) => id);
}

/** One row more than asked for was read: it says that there is a next page. */
export function pageOf<Row>(rows: Row[], limit: number, cursor: (row: Row) => string): Page<Row> {
  const page = rows.slice(0, limit);
  return { rows: page, next: rows.length > limit ? cursor(page.at(-1)!) : null };
}
