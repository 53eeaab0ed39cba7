import type { Client } from 'pg';

const CHECK = (text: string) => `
with event as (${text}),
  line as (select *, lag(version) over (partition by entry order by position) as before from event)
select count(*)::int as rows, count(*) filter (where version <> coalesce(before, 1) + 1)::int as broken,
  avg(octet_length(text))::int as bytes, (select count(*)::int from (select entry, max(version) as last from event group by entry) as head
    join entry on entry.kind = 'milestone' and entry.id = head.entry where entry.version <> head.last) as stale
from line`;

const OURS = CHECK(`
select position, value as text, value::jsonb -> 'data' ->> 'entryId' as entry, (value::jsonb -> 'data' ->> 'version')::int as version from outbox`);
const NAIVE = CHECK(`
select id as position, payload as text, payload::jsonb -> 'data' ->> 'entryId' as entry, (payload::jsonb -> 'data' ->> 'version')::int as version from outbox`);

const SINK = CHECK(`
select id as position, payload as text, payload::jsonb -> 'payload' ->> 'id' as entry, (payload::jsonb -> 'payload' ->> 'version')::int as version from outbox`);

/** What is wrong with an outbox, and how long its events are on average. */
export type Look = (client: Client, acknowledged: number) => Promise<{ faults: string[]; bytes: number }>;

/** For outboxes whose entries all stood at version 1 before: rows lost or doubled, versions out of order, entries behind. */
export const brokenHistories: Look = (client, acknowledged) => check(client, OURS, acknowledged);
export const naiveBrokenHistories: Look = (client, acknowledged) => check(client, NAIVE, acknowledged);
export const sinkBrokenHistories: Look = (client, acknowledged) => check(client, SINK, acknowledged);

async function check(client: Client, text: string, acknowledged: number): Promise<{ faults: string[]; bytes: number }> {
  const { rows } = await client.query<{ rows: number; broken: number; stale: number; bytes: number }>(text);
  const { bytes, ...found } = rows[0]!;
  const faults = [
    ...(found.rows === acknowledged ? [] : [`${acknowledged} events were acknowledged, ${found.rows} are on record`]),
    ...(found.broken === 0 ? [] : [`${found.broken} events do not follow the one before`]),
    ...(found.stale === 0 ? [] : [`${found.stale} entries do not stand where their last event does`]),
  ];
  return { faults, bytes };
}
