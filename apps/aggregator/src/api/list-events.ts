import { endOf } from '@milepost/contracts';
import { Problem } from '@milepost/service';
import type { Pool } from 'pg';
import type { Moment } from './clocks.js';
import { pageOf, type Page } from './list-entries.js';
import type { EventsQuery } from './parameters.js';
import { and, compile, type Fragment, sql } from './sql.js';

interface EventRow {
  doc: string;
  event_id: string;
  recorded: string;
}

// Text, not a date: a timestamp of the database is finer than a millisecond.
const columns = sql`doc, event_id, to_char(recorded_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as recorded`;

/** One page of events, each exactly as it was on the wire, by the instant at which the record learned them. */
export async function listEvents(pool: Pool, query: EventsQuery, { clocks }: Moment): Promise<Page<EventRow>> {
  const { order, limit } = query;
  const direction = order === 'oldest' ? sql`recorded_at, event_id` : sql`recorded_at desc, event_id desc`;
  const where = and([...filters(query), ...position(query), ...holding(clocks)]);
  const statement = sql`select ${columns} from history where ${where} order by ${direction} limit ${limit + 1}`;
  const { rows } = await pool.query<EventRow>(compile(statement));
  return pageOf(rows, limit, cursorOf);
}

function filters({ department, kind, entry, commitment, type }: EventsQuery): Fragment[] {
  const given = [
    department && sql`department = any(${department})`,
    kind && sql`kind = any(${kind})`,
    entry && sql`id = any(${entry})`,
    commitment && sql`(commitment = any(${commitment}) or (kind = 'commitment' and id = any(${commitment})))`,
    type && sql`type = any(${type})`,
  ];
  return given.filter((one) => one !== undefined);
}

/** What had happened by that day, what was known by that instant. */
const holding = ({ world, known }: Moment['clocks']): Fragment[] => [
  ...(world ? [sql`occurred_end <= ${endOf(world)}::date`] : []),
  ...(known ? [sql`recorded_at <= ${known.length === 10 ? `${known}T23:59:59.999Z` : known}`] : []),
];

function position({ after, order }: EventsQuery): Fragment[] {
  if (after === undefined) return [];
  const [recorded, id] = readCursor(after);
  return [order === 'oldest' ? sql`(recorded_at, event_id) > (${recorded}, ${id})` : sql`(recorded_at, event_id) < (${recorded}, ${id})`];
}

const cursorOf = ({ recorded, event_id }: EventRow) => `${recorded}_${event_id}`;

function readCursor(cursor: string): [recorded: string, id: string] {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)_(.+)$/.exec(cursor);
  if (!match) throw noCursor;
  return [match[1]!, match[2]!];
}

const noCursor = new Problem('invalid', 'There is no page that begins there.', {
  errors: [{ pointer: '/after', code: 'no-cursor', detail: 'Give the `next` of the page before, as it came.' }],
});
