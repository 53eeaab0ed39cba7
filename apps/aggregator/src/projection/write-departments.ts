import type { ClientBase } from 'pg';
import type { DepartmentHeartbeat } from '@milepost/contracts';
import type { EventReading } from './reading.js';

type News = { id: string; name: string; heartbeat: string | null; eventAt: string | null; eventId: string | null };

// greatest() ignores nulls; the name is that of the newest news, whichever it is.
export const DEPARTMENTS = `
  insert into department (id, name, last_heartbeat, last_event_at, last_event_id)
  select * from unnest($1::text[], $2::text[], $3::timestamptz[], $4::timestamptz[], $5::text[])
  on conflict (id) do update set
    name = case when greatest(excluded.last_heartbeat, excluded.last_event_at) >= greatest(department.last_heartbeat, department.last_event_at)
      then excluded.name else department.name end,
    last_heartbeat = greatest(department.last_heartbeat, excluded.last_heartbeat),
    last_event_at = greatest(department.last_event_at, excluded.last_event_at),
    last_event_id = case when (excluded.last_event_at, excluded.last_event_id) > (department.last_event_at, department.last_event_id)
      or department.last_event_at is null then excluded.last_event_id else department.last_event_id end`;

/** When each department was last heard of. News that come late or twice change nothing. */
export async function writeDepartments(
  client: ClientBase,
  events: readonly EventReading[],
  heartbeats: readonly DepartmentHeartbeat[],
): Promise<void> {
  await client.query({ name: 'write-departments', text: DEPARTMENTS, values: newsOf(events, heartbeats) });
}

export function newsOf(events: readonly EventReading[], heartbeats: readonly DepartmentHeartbeat[]) {
  const news = new Map<string, News>();
  for (const { data } of heartbeats) {
    const known = news.get(data.department);
    const heartbeat = later(known?.heartbeat, data.sentAt);
    news.set(data.department, { eventAt: null, eventId: null, ...known, id: data.department, name: data.departmentName, heartbeat });
  }
  for (const { department: id, departmentName: name, recordedAt, eventId } of events) {
    const known = news.get(id) ?? { id, name, heartbeat: null, eventAt: null, eventId: null };
    const isLater = known.eventAt === null || `${recordedAt} ${eventId}` > `${known.eventAt} ${known.eventId}`;
    news.set(id, isLater ? { ...known, eventAt: recordedAt, eventId } : known);
  }
  const rows = [...news.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return (['id', 'name', 'heartbeat', 'eventAt', 'eventId'] as const).map((name) => rows.map((row) => row[name]));
}

const later = (a: string | null | undefined, b: string): string => (a && a > b ? a : b);
