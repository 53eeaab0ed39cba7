import { type EntryKey, type Kind, type MilestoneEvent, type PartialDate, partialDate } from '@milepost/contracts';
import type { Pool } from 'pg';
import type { Moment } from '../api/clocks.js';
import { departmentRows } from '../api/departments.js';
import { entriesAround, eventsOf } from '../api/one-commitment.js';
import type { EntryRow } from '../api/rows.js';
import { eventIn } from '../api/wire-event.js';
import type { Heard } from './reading.js';
import type { Loaded, Standing } from './snapshot.js';

/** What every page needs of the record besides its own entries. */
const framework: readonly Kind[] = ['mandate', 'page', 'priority', 'objective', 'party', 'role'];

type StateRow = Pick<EntryRow, 'kind' | 'id' | 'version' | 'department' | 'doc'>;
const columns = 'kind, id, version, department, doc::text as doc';

const standing = ({ kind, id, version, department, doc }: StateRow): Standing[] =>
  doc === null ? [] : [{ kind, id, version, department, state: JSON.parse(doc) as Standing['state'] }];

/** The part of the record that the page of one commitment needs; undefined when there is no such commitment. */
export async function loadAround(lookups: Pool, commitment: string): Promise<Loaded | undefined> {
  const [around, frame] = await Promise.all([entriesAround(lookups, commitment), frameworkRows(lookups)]);
  if (around.length === 0) return undefined;
  const [events, related] = await Promise.all([eventsOf(lookups, around), relatedRows(lookups, around)]);
  return { entries: [...around, ...frame, ...related].flatMap(standing), events: events.map(({ event }) => event) };
}

async function frameworkRows(pool: Pool): Promise<StateRow[]> {
  const text = `select ${columns} from entry where kind = any($1)`;
  const { rows } = await pool.query<StateRow>({ name: 'framework', text, values: [framework] });
  return rows;
}

/** Commitments that the one on the page points to, and those that lead the acts it shares. */
async function relatedRows(pool: Pool, around: readonly EntryRow[]): Promise<StateRow[]> {
  const own = new Set(around.map(({ kind, id }) => `${kind} ${id}`));
  const ids = around.flatMap(standing).flatMap(pointsTo).filter((id) => !own.has(`commitment ${id}`)); // prettier-ignore
  if (ids.length === 0) return [];
  const text = `select ${columns} from entry where kind = 'commitment' and id = any($1)`;
  const { rows } = await pool.query<StateRow>({ name: 'related', text, values: [ids] });
  return rows;
}

const pointsTo = ({ state }: Standing): string[] => {
  if ('related' in state) return state.related.map(({ commitment }) => commitment);
  return 'trackedIn' in state && state.trackedIn ? [state.trackedIn] : [];
};

/** The whole record: for the pages that count or list it. */
export async function loadWhole(pool: Pool): Promise<Loaded> {
  const [entries, histories] = await Promise.all([
    pool.query<StateRow>({ name: 'all-entries', text: `select ${columns} from entry where doc is not null` }),
    pool.query<{ doc: string }>({ name: 'all-events', text: 'select doc from history' }),
  ]);
  return { entries: entries.rows.flatMap(standing), events: histories.rows.map(({ doc }) => withoutState(eventIn(doc))) };
}

/** Nothing reads the state in an event once the entries are there; without it a record takes half the memory. */
const withoutState = (event: MilestoneEvent): MilestoneEvent => ({ ...event, data: { ...event.data, state: null } });

/**
 * Changes with everything that is projected or released. Offsets alone would miss a released message, the departments' last
 * events alone one that comes late.
 */
export async function recordStamp(pool: Pool): Promise<string> {
  const text = `select concat_ws(' ', (select string_agg(generation || ':' || next, ' ' order by topic, partition) from consumer_offset),
    (select count(*) from parked), (select string_agg(last_event_id, ' ' order by id) from department)) as stamp`;
  const { rows } = await pool.query<{ stamp: string }>({ name: 'record-stamp', text });
  return rows[0]!.stamp;
}

/** Every department that was ever heard of; its last news as it was known on that day. */
export async function loadHeard(pool: Pool, moment: Moment): Promise<Heard[]> {
  const [departments, news] = await Promise.all([departmentRows(pool), lastNews(pool, moment)]);
  return departments.map(({ id, name, last_heartbeat }) => ({
    id,
    name,
    lastHeard: last_heartbeat?.toISOString() ?? null,
    lastNews: news.get(id) ?? null,
  }));
}

const newsOfKinds: readonly EntryKey['kind'][] = ['commitment', 'milestone', 'target', 'act', 'document', 'update'];

async function lastNews(pool: Pool, { day, clocks }: Moment): Promise<Map<string, PartialDate>> {
  const text = `select distinct on (department) department, occurred_on from history
    where kind = any($1) and type <> 'EntryRegistered' and rpad(occurred_on, 10, '-01-01') <= $2
    and recorded_at <= coalesce($3::timestamptz, 'infinity') order by department, rpad(occurred_on, 10, '-01-01') desc, occurred_end desc`;
  const known = clocks.known === undefined || clocks.known.length > 10 ? clocks.known : `${clocks.known}T23:59:59.999Z`;
  const { rows } = await pool.query<{ department: string; occurred_on: string }>({
    name: 'last-news',
    text,
    values: [newsOfKinds, day.date, known ?? null],
  });
  return new Map(rows.map(({ department, occurred_on }) => [department, partialDate(occurred_on)]));
}
