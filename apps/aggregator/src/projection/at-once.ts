import { codeOf } from '@milepost/service';
import type { Pool } from 'pg';
import { movesOf, MOVE } from './offsets.js';
import type { EventReading } from './reading.js';
import { type Known, type Slice, sortOut } from './sort-out.js';
import { DEPARTMENTS, newsOf } from './write-departments.js';
import { ENTRIES, entriesOf, HISTORY, historyOf, lastOfEach } from './write-entries.js';

/** A batch in which everything is expected to be new and in order, with the parameters of the one statement that writes it. */
export type Ready = { events: EventReading[]; values: unknown[] };

const MOVES = { from: 0, count: 5 };
const TOLD = { from: MOVES.from + MOVES.count, count: 12 };
const LAST = { from: TOLD.from + TOLD.count, count: 10 };
const HEARD = { from: LAST.from + LAST.count };

const renumbered = (text: string, { from }: { from: number }) => text.replace(/\$(\d+)/g, (_, n: string) => `$${Number(n) + from}`);

/** Entries of the batch that belong to another department by a table beside the one that is written. */
const strangersIn = (
  table: string,
) => `exists (select from unnest($${LAST.from + 1}::text[], $${LAST.from + 2}::text[], $${LAST.from + 4}::text[])
  as b (kind, id, department) join ${table} e on e.kind = b.kind and e.id = b.id where e.department <> b.department)`;

/**
 * The statement; `others` are tables that also say whose an entry is.
 * The offsets are moved first: their row locks keep every other writer out before anything else is written.
 */
export const atOnce = (others: readonly string[] = []): string => `
  with moved as (${renumbered(MOVE, MOVES)} returning 1),
  told as (${renumbered(HISTORY, TOLD)} returning 1),
  brought as (${renumbered(ENTRIES, LAST)} returning 1),
  heard as (${renumbered(DEPARTMENTS, HEARD)})
  select refuse_when(case when (select count(*) from moved) < cardinality($1::text[]) then true
    else (select count(*) from told) < cardinality($${TOLD.from + 1}::text[])
      or (select count(*) from brought) < cardinality($${LAST.from + 1}::text[])
      ${others.map((table) => `or ${strangersIn(table)}`).join(' ')} end)`;

const NOTHING_SET_ASIDE: Known = { blocked: new Map(), owners: new Map(), refused: new Map(), dropped: new Set() };

/** Undefined when something in the batch has to be parked. Nothing of these topics may be parked or dropped already. */
export function readyOf(slices: readonly Slice[]): Ready | undefined {
  const readings = slices.flatMap((slice) => slice.readings);
  const { events, heartbeats, parked } = sortOut(readings, NOTHING_SET_ASIDE);
  if (parked.length > 0) return undefined;
  const values = [...movesOf(slices), ...historyOf(events), ...entriesOf(lastOfEach(events)), ...newsOf(events, heartbeats)];
  return { events, values };
}

/**
 * Writes the whole batch in one statement, hence one transaction and one round trip instead of eight.
 * @param text as `atOnce` makes it
 * @returns false, and nothing is written, when the model is not as expected: an offset elsewhere, an event that is there already,
 * an entry of another department
 */
export async function writeAtOnce(pool: Pool, text: string, { values }: Ready): Promise<boolean> {
  try {
    await pool.query({ name: 'at-once', text, values });
    return true;
  } catch (error) {
    if (codeOf(error as Error) === 'MP002') return false;
    throw error;
  }
}
