import type { ClientBase } from 'pg';

/** What the rebuilt model holds, and how it compares. */
export type Verified = {
  entries: number;
  events: number;
  parked: number;
  /** Entries whose versions are not dense: a message is missing on the topics. */
  withHoles: number;
  /** Entries that are not what the last event of their history says: the rebuild failed. */
  wrong: number;
  /** Entries that were otherwise in the model in use, at the same version. */
  differing: number;
  /** The same for two models with the same entries and histories. */
  checksum: string;
};

/** Which event is the last is asked of the key alone: only that one is read as JSON. */
const VERIFY = `
  with last as (
    select distinct on (kind, id) kind, id, version from rebuild.history order by kind, id, version desc
  ),
  told as (
    select kind, id, version, event_id, department, (doc::jsonb) -> 'data' -> 'state' as state
    from last join rebuild.history using (kind, id, version)
  ),
  compared as (
    select e.version is not distinct from t.version and e.event_id is not distinct from t.event_id and e.department = t.department
      and coalesce(e.doc, 'null'::jsonb) = coalesce(t.state, 'null'::jsonb) as right
    from rebuild.entry e full join told t using (kind, id)
  )
  select
    (select count(*)::int from rebuild.entry) as entries,
    (select count(*)::int from rebuild.history) as events,
    (select count(*)::int from rebuild.parked) as parked,
    (select count(*)::int from compared where "right" is not true) as wrong,
    (select count(*)::int from (select from rebuild.history group by kind, id having count(*) <> max(version)) h) as "withHoles",
    (select count(*)::int from rebuild.entry n join public.entry o using (kind, id, version) where md5(n::text) <> md5(o::text)) as differing,
    md5(concat((select string_agg(md5(e::text), '' order by kind, id) from rebuild.entry e),
      (select string_agg(md5(h::text), '' order by kind, id, version) from rebuild.history h))) as checksum`;

/** Checks each rebuilt entry against its history, and both against the model in use. */
export async function verifyShadow(client: ClientBase): Promise<Verified> {
  return (await client.query<Verified>(VERIFY)).rows[0]!;
}
