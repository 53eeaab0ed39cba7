import { codeOf } from '@milepost/service';
import type { Pool } from 'pg';
import type { Brought } from './applied.js';
import { movesOf, MOVE } from './offsets.js';
import type { EventReading } from './reading.js';
import { type Known, type Slice, sortOut } from './sort-out.js';
import { DEPARTMENTS, newsOf } from './write-departments.js';
import { ENTRIES, entriesOf, lastOfEach } from './write-entries.js';
import { historyOf, NEW_HISTORY } from './write-history.js';

/**
 * A batch in which everything is expected to be new and in order, with the parameters of the one statement that writes it; `last` is the
 * last event about each entry.
 */
export type Ready = { events: EventReading[]; last: EventReading[]; values: unknown[] };

/** The statement, and the same with the states of some entries as its answer. */
export type AtOnce = { text: string; showing: string };

const MOVES = { from: 0, count: 5 };
const TOLD = { from: MOVES.from + MOVES.count, count: 12 };
const LAST = { from: TOLD.from + TOLD.count, count: 10 };
const HEARD = { from: LAST.from + LAST.count, count: 5 };
const WANTED = HEARD.from + HEARD.count + 1;

const renumbered = (text: string, { from }: { from: number }) => text.replace(/\$(\d+)/g, (_, n: string) => `$${Number(n) + from}`);

/** Entries of the batch that belong to another department by a table beside the one that is written. */
const strangersIn = (
  table: string,
) => `exists (select from unnest($${LAST.from + 1}::text[], $${LAST.from + 2}::text[], $${LAST.from + 4}::text[])
  as b (kind, id, department) join ${table} e on e.kind = b.kind and e.id = b.id where e.department <> b.department)`;

/**
 * The statements; `others` are tables that also say whose an entry is.
 * The offsets are moved first: their row locks keep every other writer out before anything else is written. Then history, then entries, as
 * step by step: what is asked for later is written later.
 */
export function atOnce(others: readonly string[] = []): AtOnce {
  const refusal = `refuse_when(case when (select count(*) from moved) < cardinality($1::text[]) then true
    else (select count(*) from told) < cardinality($${TOLD.from + 1}::text[])
      or (select count(*) from brought) < cardinality($${LAST.from + 1}::text[])
      ${others.map((table) => `or ${strangersIn(table)}`).join(' ')} end)`;
  return {
    text: `${writing('1')} select ${refusal}`,
    showing: `${writing('kind, id, doc')} select shown.* from (select ${refusal}) as looked
      left join (select kind || '/' || id as subject, doc::text as state from brought) as shown on shown.subject = any ($${WANTED}::text[])`,
  };
}

const writing = (shown: string): string => `
  with moved as (${renumbered(MOVE, MOVES)} returning 1),
  told as (${renumbered(NEW_HISTORY, TOLD)} returning 1),
  brought as (${renumbered(ENTRIES, LAST)} returning ${shown}),
  heard as (${renumbered(DEPARTMENTS, HEARD)})`;

/** What the statement itself says, and that an event is in the history already. */
const UNEXPECTED = new Set(['MP002', '23505']);

const NOTHING_SET_ASIDE: Known = { blocked: new Map(), owners: new Map(), refused: new Map(), dropped: new Set() };

/** Undefined when something in the batch has to be parked. Nothing of these topics may be parked or dropped already. */
export function readyOf(slices: readonly Slice[]): Ready | undefined {
  const readings = slices.flatMap((slice) => slice.readings);
  const { events, heartbeats, parked } = sortOut(readings, NOTHING_SET_ASIDE);
  if (parked.length > 0) return undefined;
  const last = lastOfEach(events);
  const values = [...movesOf(slices), ...historyOf(events), ...entriesOf(last), ...newsOf(events, heartbeats)];
  return { events, last, values };
}

/**
 * Writes the whole batch in one statement, hence one transaction and one round trip instead of eight.
 * @returns those of the wanted entries that are in it; undefined, and nothing is written, when the model is not as expected: an offset
 * elsewhere, an event that is there already, an entry of another department
 */
export async function writeAtOnce(
  pool: Pool,
  statement: AtOnce,
  ready: Ready,
  wanted: ReadonlySet<string>,
): Promise<Brought[] | undefined> {
  const shown = wanted.size > 0 ? ready.last.filter(({ subject }) => wanted.has(subject)) : [];
  try {
    if (shown.length > 0) return await writeAndShow(pool, statement.showing, ready, shown);
    await pool.query({ name: 'at-once', text: statement.text, values: ready.values });
    return [];
  } catch (error) {
    if (UNEXPECTED.has(codeOf(error as Error) ?? '')) return undefined;
    throw error;
  }
}

async function writeAndShow(pool: Pool, text: string, { values }: Ready, shown: readonly EventReading[]): Promise<Brought[]> {
  const subjects = shown.map(({ subject }) => subject);
  const query = { name: 'at-once-showing', text, values: [...values, subjects] };
  const { rows } = await pool.query<{ subject: string; state: string | null }>(query);
  const states = new Map(rows.map(({ subject, state }) => [subject, state]));
  return shown.flatMap((event) => (states.has(event.subject) ? { event, state: states.get(event.subject)! } : []));
}
