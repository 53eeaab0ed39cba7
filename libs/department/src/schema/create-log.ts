import { outboxSchema } from '@milepost/outbox';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The department's log. `outbox` is the event log itself, kept for ever; `entry` the heads. `public` is null where the public sees
 * the whole state; `withheld` keeps the full change of events that disclosed less.
 */
const LOG = `
create index outbox_key on outbox (key);

create table entry (
  kind text not null,
  id text not null,
  version integer not null check (version > 0),
  hash text not null,
  event_id text not null,
  state jsonb,
  public jsonb,
  primary key (kind, id)
) with (fillfactor = 75);

create table withheld (event_id text primary key, change jsonb not null);

create table idempotency (
  actor text not null,
  key text not null,
  body_hash text not null,
  answer jsonb not null,
  primary key (actor, key)
);

create table submission (
  id text primary key,
  command jsonb not null,
  author jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'recorded', 'returned')),
  waits_for text not null check (waits_for in ('approval', 'embargo')),
  not_before timestamptz,
  approved_by text,
  reason text,
  answer jsonb,
  submitted_at timestamptz not null default now()
);
create index submission_waiting on submission (waits_for, not_before) where state = 'waiting';

create function refuse_when(stale boolean) returns void language plpgsql as $$
begin
  if stale then raise exception 'another writer was faster' using errcode = 'MP001'; end if;
end $$;
`;

export class CreateLog1763800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(outboxSchema);
    await runner.query(LOG);
  }

  async down(): Promise<void> {
    throw new Error('The log of a department is never dropped.');
  }
}
