/** The tables of the naive services, for who makes them by hand and may come second. */
export const tables = `
create table if not exists entry (kind text, id text, version int not null, state jsonb not null, primary key (kind, id));
create table if not exists outbox (id bigserial primary key, topic text not null, key text not null, payload text not null, "sentAt" timestamptz);
create index if not exists outbox_unsent on outbox ("sentAt") where "sentAt" is null`;

/** One entry and its outbox row. */
export const statement = `
with kept as (insert into entry (kind, id, version, state) values ('milestone', $1, $2, $3)
  on conflict (kind, id) do update set version = excluded.version, state = excluded.state)
insert into outbox (topic, key, payload) values ($4, $1, $5)`;
