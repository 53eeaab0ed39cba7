import type { ClientBase } from 'pg';
import { arrayRows, instantColumn, textColumn } from '@milepost/service';
import { type EventReading, positionName } from './reading.js';
import { Overtaken, Refused } from './refused.js';
import { NAME_COLUMNS, nameOf } from './write-history.js';

/**
 * Versions are dense and a batch is far shorter: an event that leaves a larger hole than this is a mistake, and would keep every
 * true one that follows off the record.
 */
const FARTHEST = 10_000;

const COLUMNS = {
  ...NAME_COLUMNS,
  department: 'text',
  commitment: 'text',
  key: 'text',
  event_id: 'text',
  occurred_on: 'text',
  recorded_at: 'timestamptz',
  doc: 'text',
};

export const ENTRY_COLUMNS = Object.keys(COLUMNS);

export const ENTRIES = `
  insert into entry (${ENTRY_COLUMNS.join(', ')})
  select kind, id, version, department, commitment, key, event_id, occurred_on, recorded_at, doc::jsonb
  from ${arrayRows(COLUMNS)} as b
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
  instantColumn(events, ({ recordedAt }) => recordedAt),
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
