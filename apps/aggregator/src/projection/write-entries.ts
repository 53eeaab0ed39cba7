import type { ClientBase } from 'pg';
import { arrayRows, bytesArray, textColumn } from '@milepost/service';
import { type EventReading, positionName } from './reading.js';
import { otherText } from './sort-out.js';

/** The database objects to messages, by `positionName`: they are to be parked, and the batch tried again without them. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(readonly reasons: ReadonlyMap<string, string>) {
    super([...reasons.values()].join(' '));
  }
}

/** Another process has entered an entry in the same moment; the same batch, tried again, will see it. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken';
}

const NAME = { kind: 'text', id: 'text', version: 'int' };

const HISTORY_ROWS = arrayRows({
  ...NAME,
  key: 'text',
  commitment: 'text',
  event_id: 'text',
  type: 'text',
  department: 'text',
  occurred_on: 'text',
  occurred_end: 'text',
  recorded_at: 'text',
  doc: 'text',
});

export const HISTORY = `
  insert into history (kind, id, version, key, commitment, event_id, type, department, occurred_on, occurred_end, recorded_at, doc)
  select kind, id, version, key, commitment, event_id, type, department, occurred_on, occurred_end::date, recorded_at::timestamptz, doc
  from ${HISTORY_ROWS} as b
  on conflict do nothing`;

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
  textColumn(events, ({ occurredEnd }) => occurredEnd),
  textColumn(events, ({ recordedAt }) => recordedAt),
  bytesArray(events.map(({ value }) => value)), // The bytes of the message: what is kept is exactly what was published.
];

/** Kind, id and version. */
const nameOf = (events: readonly EventReading[]) => [
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

/**
 * Versions are dense and a batch is far shorter: an event that leaves a larger hole than this is a mistake, and would keep every
 * true one that follows off the record.
 */
const FARTHEST = 10_000;

const ENTRY_ROWS = arrayRows({
  ...NAME,
  department: 'text',
  commitment: 'text',
  key: 'text',
  event_id: 'text',
  occurred_on: 'text',
  recorded_at: 'text',
  doc: 'text',
});

export const ENTRIES = `
  insert into entry (kind, id, version, department, commitment, key, event_id, occurred_on, recorded_at, doc)
  select kind, id, version, department, commitment, key, event_id, occurred_on, recorded_at::timestamptz, doc::jsonb
  from ${ENTRY_ROWS} as b
  where b.version <= ${FARTHEST} or exists (select from entry e where e.kind = b.kind and e.id = b.id)
  on conflict (kind, id) do update set version = excluded.version, commitment = excluded.commitment, key = excluded.key,
    event_id = excluded.event_id, occurred_on = excluded.occurred_on, recorded_at = excluded.recorded_at, doc = excluded.doc
  where entry.version < excluded.version and excluded.version <= entry.version + ${FARTHEST} and entry.department = excluded.department`;

/** Brings each entry to its last version among the events, unless it is there already. Sorted, so that two writers never wait for each other. */
export async function writeEntries(client: ClientBase, events: readonly EventReading[]): Promise<void> {
  const readings = lastOfEach(events);
  const { rowCount } = await client.query({ name: 'write-entries', text: ENTRIES, values: entriesOf(readings) });
  if (rowCount !== readings.length) await lookWhy(client, readings);
}

/** Of each entry the last version, in the order of their names. */
export function lastOfEach(events: readonly EventReading[]): EventReading[] {
  const last = new Map<string, EventReading>();
  for (const reading of events) {
    if ((last.get(reading.subject)?.version ?? 0) < reading.version) last.set(reading.subject, reading);
  }
  return [...last].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, reading]) => reading);
}

export const entriesOf = (events: readonly EventReading[]) => [
  ...nameOf(events),
  textColumn(events, ({ department }) => department),
  textColumn(events, ({ commitment }) => commitment),
  textColumn(events, ({ key }) => key),
  textColumn(events, ({ eventId }) => eventId),
  textColumn(events, ({ occurredOn }) => occurredOn),
  textColumn(events, ({ recordedAt }) => recordedAt),
  textColumn(events, ({ state }) => state),
];

const STANDING = `
  select e.kind || '/' || e.id as subject, e.version, e.department from unnest($1::text[], $2::text[], $3::int[]) as b (kind, id, version)
  join entry e on e.kind = b.kind and e.id = b.id`;

/** Entries that are further on already are the usual reason. Another one refuses the batch. */
async function lookWhy(client: ClientBase, readings: readonly EventReading[]): Promise<void> {
  const { rows } = await client.query<{ subject: string; version: number; department: string }>(STANDING, nameOf(readings));
  const stands = new Map(rows.map((row) => [row.subject, row]));
  const isOfAnother = ({ subject, department }: EventReading) => (stands.get(subject)?.department ?? department) !== department;
  if (readings.some(isOfAnother)) throw new Overtaken('An entry was entered by another department in this moment.');
  const far = readings.filter(({ subject, version }) => version > (stands.get(subject)?.version ?? 0) + FARTHEST);
  if (far.length > 0) throw new Refused(new Map(far.map((reading) => [positionName(reading), tooFar(reading)])));
}

const tooFar = ({ subject, version }: EventReading) => `Version ${version} of ${subject} is too far ahead of what is on the record.`;
