import { randomUUID } from 'node:crypto';
import {
  en,
  endOf,
  type EntryKey,
  type EventName,
  eventText,
  type Fact,
  factOf,
  type MilestoneEvent,
  partialDate,
  stateOf,
  subjectOf,
} from '@milepost/contracts';
import type { Pool } from 'pg';

type Said = Partial<
  Pick<MilestoneEvent['data'], 'department' | 'commitment' | 'evidence' | 'confidence' | 'conflicts' | 'causedBy' | 'remark'>
>;

/** One thing that happened: when, in which entry, and what it changed. `said`: the summary. */
export interface Happening extends Said {
  id?: string;
  on: string;
  recordedAt?: string;
  entry: EntryKey;
  type: EventName;
  change: unknown;
  said?: string;
}

export const evidence = (id: string, title = id, confidence: 'high' | 'medium' | 'low' = 'high') => ({
  id,
  title,
  url: `https://example.org/${id}`,
  publisher: 'European Commission',
  kind: 'page',
  language: 'en',
  read: true,
  confidence,
});

/** The events that happenings are on the wire, as a department would set them; recorded one after the other on 1 January 2026. */
export function recordOf(happenings: readonly Happening[]): MilestoneEvent[] {
  const histories = new Map<string, Fact[]>();
  return happenings.map((given, i) => {
    const subject = subjectOf(given.entry);
    const history = histories.get(subject) ?? [];
    histories.set(subject, history);
    const version = history.length + 1;
    const recordedAt = given.recordedAt ?? new Date(Date.UTC(2026, 0, 1) + i).toISOString();
    const event = eventOf({ ...given, recordedAt }, version);
    history.push(factOf(event));
    return { ...event, data: { ...event.data, state: stateOf(given.entry.kind, history) } };
  });
}

function eventOf({ entry, type, on, recordedAt, ...given }: Happening & { recordedAt: string }, version: number): MilestoneEvent {
  const { id = randomUUID(), department = 'migration', commitment = null, said = `${type} of ${entry.id}` } = given;
  const { evidence: sources = [], confidence = 'high', conflicts, causedBy, remark, change } = given;
  const more = { ...(conflicts && { conflicts }), ...(causedBy && { causedBy }), ...(remark && { remark }) };
  return {
    specversion: '1.0',
    id,
    source: `/departments/${department}`,
    type,
    subject: subjectOf(entry),
    time: recordedAt,
    datacontenttype: 'application/json',
    partitionkey: commitment ?? entry.id,
    data: {
      kind: entry.kind,
      entryId: entry.id,
      version,
      department,
      departmentName: department.charAt(0).toUpperCase() + department.slice(1),
      commitment: entry.kind === 'commitment' ? entry.id : commitment,
      occurredOn: partialDate(on),
      actor: { id: 'fixture', role: 'editor', department },
      confidence,
      evidence: sources,
      summary: en(said),
      ...more,
      change,
      state: null,
      previousHash: version === 1 ? null : '0'.repeat(64),
    },
  };
}

/** Puts events into the read model as the projection would. */
export async function store(pool: Pool, events: readonly MilestoneEvent[]): Promise<void> {
  for (const event of events) {
    const { kind, entryId, version, department, departmentName, commitment, occurredOn, state } = event.data;
    const values = [kind, entryId, version, department, commitment, event.partitionkey, event.id, occurredOn.date, event.time];
    await pool.query(
      `insert into entry values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (kind, id) do update set
       version = excluded.version, commitment = excluded.commitment, event_id = excluded.event_id, occurred_on = excluded.occurred_on,
       recorded_at = excluded.recorded_at, doc = excluded.doc where entry.version < excluded.version`,
      [...values, state === null ? null : JSON.stringify(state)],
    );
    await pool.query(
      `insert into history (kind, id, version, department, commitment, key, event_id, occurred_on, recorded_at, occurred_end, type, doc)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [...values, endOf(occurredOn), event.type, eventText(event)],
    );
    await pool.query(
      `insert into department values ($1, $2, now(), $3, $4) on conflict (id) do update set last_event_at = excluded.last_event_at, last_event_id = excluded.last_event_id`,
      [department, departmentName, event.time, event.id],
    );
  }
}
