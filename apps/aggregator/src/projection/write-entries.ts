import type { ClientBase } from 'pg';
import { endOf } from '@milepost/contracts';
import { type EventReading, positionName } from './reading.js';
import { otherText, subjectOfReading } from './sort-out.js';

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

const HISTORY = `
  insert into history (kind, id, version, key, commitment, event_id, type, department, occurred_on, occurred_end, recorded_at, doc)
  select * from unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
    $10::date[], $11::timestamptz[], $12::text[])
  on conflict do nothing returning event_id`;

/** Adds the events to the history and gives back those that were not in it. */
export async function writeHistory(client: ClientBase, events: readonly EventReading[]): Promise<EventReading[]> {
  const values = columns(events, ({ key, text, event: { id, type, time, data } }) => [
    data.kind, data.entryId, data.version, key, data.commitment, id, type, data.department, data.occurredOn.date, endOf(data.occurredOn), time, text,
  ]); // prettier-ignore
  const { rows, rowCount } = await client.query<{ event_id: string }>({ name: 'write-history', text: HISTORY, values });
  if (rowCount === events.length) return [...events];
  const added = new Set(rows.map((row) => row.event_id));
  await refuseOtherTexts(client, events.filter(({ event }) => !added.has(event.id))); // prettier-ignore
  return events.filter(({ event }) => added.has(event.id));
}

const OTHER_TEXTS = `
  select b.n from unnest($1::text[], $2::text[], $3::int[], $4::text[]) with ordinality as b (kind, id, version, doc, n)
  join history h on h.kind = b.kind and h.id = b.id and h.version = b.version where h.doc <> b.doc`;

/** What comes a second time changes nothing; but a version that comes with another text is somebody's mistake, or worse. */
async function refuseOtherTexts(client: ClientBase, events: readonly EventReading[]): Promise<void> {
  const values = columns(events, ({ text, event: { data } }) => [data.kind, data.entryId, data.version, text]);
  const { rows } = await client.query<{ n: string }>(OTHER_TEXTS, values);
  const others = rows.map(({ n }) => events[Number(n) - 1]!);
  if (others.length === 0) return;
  throw new Refused(
    new Map(others.map((reading) => [positionName(reading), otherText(subjectOfReading(reading), reading.event.data.version)])),
  );
}

const ENTRIES = `
  insert into entry (kind, id, version, department, commitment, key, event_id, occurred_on, recorded_at, doc)
  select * from unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::timestamptz[],
    $10::jsonb[])
  on conflict (kind, id) do update set version = excluded.version, commitment = excluded.commitment, key = excluded.key,
    event_id = excluded.event_id, occurred_on = excluded.occurred_on, recorded_at = excluded.recorded_at, doc = excluded.doc
  where entry.version < excluded.version and entry.department = excluded.department`;

/** Brings each entry to its last version among the events, unless it is there already. Sorted, so that two writers never wait for each other. */
export async function writeEntries(client: ClientBase, events: readonly EventReading[]): Promise<void> {
  const last = new Map<string, EventReading>();
  for (const reading of events) {
    const subject = subjectOfReading(reading);
    if ((last.get(subject)?.event.data.version ?? 0) < reading.event.data.version) last.set(subject, reading);
  }
  const readings = [...last].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, reading]) => reading);
  const values = columns(readings, ({ key, event: { id, time, data } }) => [
    data.kind, data.entryId, data.version, data.department, data.commitment, key, id, data.occurredOn.date, time, data.state === null ? null : JSON.stringify(data.state),
  ]); // prettier-ignore
  const { rowCount } = await client.query({ name: 'write-entries', text: ENTRIES, values });
  if (rowCount !== readings.length) await refuseOvertaken(client, readings);
}

const OVERTAKEN = `
  select 1 from unnest($1::text[], $2::text[], $3::text[]) as b (kind, id, department)
  join entry e on e.kind = b.kind and e.id = b.id where e.department <> b.department limit 1`;

async function refuseOvertaken(client: ClientBase, readings: readonly EventReading[]): Promise<void> {
  const values = columns(readings, ({ event: { data } }) => [data.kind, data.entryId, data.department]);
  const { rowCount } = await client.query(OVERTAKEN, values);
  if (rowCount) throw new Overtaken('An entry was entered by another department in this moment.');
}

/** Rows to columns, as unnest takes them. */
function columns<Row>(rows: readonly Row[], cells: (row: Row) => unknown[]): unknown[][] {
  const table = rows.map(cells);
  return (table[0] ?? []).map((_, column) => table.map((row) => row[column]));
}
