import type { Pool } from 'pg';
import type { Moment } from './clocks.js';
import { entryAt } from './relation.js';
import { compile, sql } from './sql.js';

/** Freshness and counts of one department. `lastHeard` is the connection, `lastEvent` the news. */
export interface DepartmentRow {
  id: string;
  name: string;
  last_heartbeat: Date | null;
  last_event_at: Date | null;
  last_event_id: string | null;
}

/** All departments that were ever heard of. */
export async function departmentRows(pool: Pool): Promise<DepartmentRow[]> {
  const text = 'select id, name, last_heartbeat, last_event_at, last_event_id from department order by id';
  const { rows } = await pool.query<DepartmentRow>({ name: 'departments', text });
  return rows;
}

interface Counted {
  department: string;
  leads: number;
  contributes: number;
}

export async function departments(pool: Pool, moment: Moment) {
  const [rows, counts] = [await departmentRows(pool), await countCommitments(pool, moment)];
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    lastHeard: row.last_heartbeat,
    lastEvent: row.last_event_id === null ? null : { id: row.last_event_id, recordedAt: row.last_event_at },
    commitments: counts.get(row.id) ?? { leads: 0, contributes: 0 },
  }));
}

async function countCommitments(pool: Pool, moment: Moment): Promise<Map<string, Omit<Counted, 'department'>>> {
  const from = await entryAt(pool, moment, ['commitment']);
  const { rows } = await pool.query<Counted>(
    compile(sql`${from}select department, count(*) filter (where leads)::int as leads,
    count(*) filter (where not leads)::int as contributes
    from (select doc ->> 'lead' as department, true as leads from entry where kind = 'commitment' and doc is not null
      union all select jsonb_array_elements_text(doc -> 'contributors'), false from entry where kind = 'commitment' and doc is not null) as involved
    group by 1`),
  );
  return new Map(rows.map(({ department, leads, contributes }) => [department, { leads, contributes }]));
}
