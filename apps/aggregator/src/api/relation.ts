import type { Kind } from '@milepost/contracts';
import type { Pool } from 'pg';
import type { Moment } from './clocks.js';
import { eventsOfKinds, rowsAt } from './past.js';
import { type Fragment, sql } from './sql.js';

/**
 * What a statement over `entry` begins with: nothing for today; for another day the same relation made of folded histories.
 * So every list, filter and count has one statement for all days.
 */
export async function entryAt(pool: Pool, { past, clocks }: Moment, kinds: readonly Kind[]): Promise<Fragment> {
  if (!past) return sql``;
  const rows = rowsAt(await eventsOfKinds(pool, kinds), clocks);
  const given = `[${rows.map(({ doc, ...row }) => `${JSON.stringify(row).slice(0, -1)},"doc":${doc ?? 'null'}}`).join(',')}]`;
  return sql`with entry as materialized (select * from jsonb_to_recordset(${given}::jsonb) as folded(kind text, id text collate "C",
    version int, department text, commitment text collate "C", event_id text, occurred_on text, recorded_at timestamptz, doc jsonb)) `;
}
