import type { ClientBase } from 'pg';
import { arrayRows, bytesArray, dayColumn, instantColumn, textColumn } from '@milepost/service';
import { type EventReading, positionName } from './reading.js';
import { Refused } from './refused.js';
import { otherText } from './sort-out.js';

export const NAME_COLUMNS = { kind: 'text', id: 'text', version: 'int' };

const COLUMNS = {
  ...NAME_COLUMNS,
  key: 'text',
  commitment: 'text',
  event_id: 'text',
  type: 'text',
  department: 'text',
  occurred_on: 'text',
  occurred_end: 'date',
  recorded_at: 'timestamptz',
  doc: 'text',
};

export const HISTORY_COLUMNS = Object.keys(COLUMNS);

/** Fails when one of them is in the history: looking first, row by row, would cost a twentieth of what writing a batch does. */
export const NEW_HISTORY = `insert into history (${HISTORY_COLUMNS.join(', ')}) select * from ${arrayRows(COLUMNS)} as b`;

const HISTORY = `${NEW_HISTORY} on conflict do nothing`;

/** Adds the events to the history and gives back those that were not in it. */
export async function writeHistory(client: ClientBase, events: readonly EventReading[]): Promise<EventReading[]> {
  const { rowCount } = await client.query({ name: 'write-history', text: HISTORY, values: historyOf(events) });
  return rowCount === events.length ? [...events] : newOnes(client, events);
}

export const historyOf = (events: readonly EventReading[]) => [
  ...nameOf(events),
  textColumn(events, ({ key }) => key),
  textColumn(events, ({ commitment }) => commitment),
  textColumn(events, ({ eventId }) => eventId),
  textColumn(events, ({ type }) => type),
  textColumn(events, ({ department }) => department),
  textColumn(events, ({ occurredOn }) => occurredOn),
  dayColumn(events, ({ occurredEnd }) => occurredEnd),
  instantColumn(events, ({ recordedAt }) => recordedAt),
  bytesArray(events.map(({ value }) => value)), // The bytes of the message: what is kept is exactly what was published.
];

/** Kind, id and version. */
export const nameOf = (events: readonly EventReading[]) => [
  textColumn(events, ({ kind }) => kind),
  textColumn(events, ({ id }) => id),
  events.map(({ version }) => version),
];

// What this transaction has written carries its number.
const COMPARE = `
  select h.xmin = pg_current_xact_id()::xid as new, h.doc = b.doc as same
  from unnest($1::text[], $2::text[], $3::int[], $4::text[]) with ordinality as b (kind, id, version, doc, n)
  join history h on h.kind = b.kind and h.id = b.id and h.version = b.version order by b.n`;

/** What comes a second time changes nothing; but a version that comes with another text is somebody's mistake, or worse. */
async function newOnes(client: ClientBase, events: readonly EventReading[]): Promise<EventReading[]> {
  const values = [...nameOf(events), bytesArray(events.map(({ value }) => value))];
  const { rows } = await client.query<{ new: boolean; same: boolean }>(COMPARE, values);
  const others = events.filter((_, index) => !rows[index]!.same);
  if (others.length > 0) throw new Refused(new Map(others.map((reading) => [positionName(reading), objectionTo(reading)])));
  return events.filter((_, index) => rows[index]!.new);
}

const objectionTo = ({ subject, version }: EventReading) => otherText(subject, version);
