/** A statement planned on an empty log would keep a sequential scan for ever: only the primary key's order is left to the planner. */
export const SETTINGS = `
set plan_cache_mode = force_generic_plan;
set enable_seqscan = off;
set enable_bitmapscan = off;
set enable_sort = off;
set jit = off;
`;

/** Rows and oldest running transaction are of one snapshot: the barrier rests on that. */
export const READ = `
select position, topic, key, value, (select pg_snapshot_xmin(pg_current_snapshot()))
from outbox where position > $1 order by position limit $2`;

/** Changes nothing when another epoch has begun or another position was written. */
export const ADVANCE = `update relay_cursor set position = $1 where epoch = $2 and position = $3 returning position`;
