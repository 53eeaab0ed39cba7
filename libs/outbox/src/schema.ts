/** Larger values would be refused by a broker with its default settings and hold up everything behind them. */
export const MAX_VALUE_BYTES = 1_000_000;

/**
 * Creates the tables `outbox` and `relay_cursor`; one outbox per database.
 * A writer needs SELECT and INSERT on outbox, a relay SELECT on outbox, SELECT and UPDATE on relay_cursor. No row of outbox is ever changed.
 */
export const outboxSchema = `
-- xid stands before position: the writer's transaction owns its id before it draws a position (the relay's barrier rests on that).
create table outbox (
  xid xid8 not null default pg_current_xact_id(),
  position bigint generated always as identity (cache 1) primary key,
  topic text not null check (topic <> ''),
  key text not null,
  value text not null check (octet_length(value) <= ${MAX_VALUE_BYTES})
);

create table relay_cursor (
  single boolean primary key default true check (single),
  position bigint not null default 0,
  epoch bigint not null default 0
) with (fillfactor = 50);

insert into relay_cursor default values;
`;
