import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The read model. No column that an update changes is indexed, so that an update stays on its page (heap-only tuples):
 * an index on an expression of `doc` would end that, for any change of `doc` counts.
 * Keys are compared byte by byte (collation C): the order is the same everywhere and comparing is cheap.
 */
export class ReadModel1764500000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [entry, history, consumerOffset, parked, dropped, department]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table entry, history, consumer_offset, parked, dropped, department');
  }
}

/** The last state of each entry; `doc` is null when the entry was retracted. */
const entry = `
  create table entry (
    kind text collate "C" not null,
    id text collate "C" not null,
    version int not null,
    department text not null,
    commitment text collate "C",
    key text collate "C" not null,
    event_id text not null,
    occurred_on text not null,
    recorded_at timestamptz not null,
    doc jsonb,
    primary key (kind, id)
  ) with (fillfactor = 75);
  create index entry_commitment on entry (commitment) where commitment is not null`;

/** Every event, once: `doc` is the exact text that was on the wire, `occurred_end` the last day of the period it speaks of. */
const history = `
  create table history (
    kind text collate "C" not null,
    id text collate "C" not null,
    version int not null,
    key text collate "C" not null,
    commitment text collate "C",
    event_id text collate "C" not null,
    type text not null,
    department text not null,
    occurred_on text not null,
    occurred_end date not null,
    recorded_at timestamptz not null,
    doc text not null,
    primary key (kind, id, version)
  );
  create index history_key on history (key);
  create index history_recorded on history (recorded_at, event_id)`;

/** Up to where each partition is in the model. It moves in the transaction that writes; `generation` grows with every rebuild. */
const consumerOffset = `
  create table consumer_offset (
    topic text collate "C" not null,
    partition int not null,
    next bigint not null,
    generation int not null default 0,
    primary key (topic, partition)
  ) with (fillfactor = 20)`;

/** Messages that cannot be applied, and those of the same key that wait behind them. */
const parked = `
  create table parked (
    topic text collate "C" not null,
    partition int not null,
    "offset" bigint not null,
    key text collate "C",
    reason text not null,
    value bytea,
    parked_at timestamptz not null default now(),
    primary key (topic, partition, "offset")
  )`;

/** Parked messages that somebody decided never to apply, and why. A rebuild passes them over. */
const dropped = `
  create table dropped (
    topic text collate "C" not null,
    partition int not null,
    "offset" bigint not null,
    key text collate "C",
    reason text not null,
    value bytea,
    parked_at timestamptz not null,
    dropped_because text not null,
    dropped_at timestamptz not null default now(),
    primary key (topic, partition, "offset")
  )`;

/** Who was heard of, and when: the difference between no news and silence. */
const department = `
  create table department (
    id text primary key,
    name text not null,
    last_heartbeat timestamptz,
    last_event_at timestamptz,
    last_event_id text
  ) with (fillfactor = 50)`;
