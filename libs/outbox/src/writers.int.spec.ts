import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { eventually, freshDatabase } from '@milepost/testing';
import { outboxDatabase, type OutboxDatabase } from './fixtures/outbox-database.js';
import { rememberingPublisher } from './fixtures/remembering-publisher.js';
import { add, type OutboxRow } from './outbox.js';
import { Relay } from './relay.js';

import.meta.jest.setTimeout(60_000); // a loaded machine is slow, not wrong

const WRITERS = 16;
const TRANSACTIONS = 40;
const KEYS = 200;

let database: OutboxDatabase;
let relay: Relay;
beforeAll(async () => {
  database = await outboxDatabase(await freshDatabase());
  await (await database.connect()).query('create table head (key text primary key, version int not null)');
});
afterAll(async () => {
  await relay.stop();
  await database.end();
});

/** Writes the next version of some keys, holds the transaction open for a while, then commits four times out of five. */
async function transact(client: Client, turn: number): Promise<OutboxRow[]> {
  const keys = [...new Set(Array.from({ length: 1 + (turn % 5) }, () => `key ${Math.floor(Math.random() * KEYS)}`))].sort();
  await client.query('begin');
  const { rows } = await client.query<{ key: string; version: number }>(RAISE, [keys]);
  const batch = rows.map(({ key, version }) => ({ topic: 'log', key, value: String(version) }));
  await add(client, batch);
  await sleep(turn % 20 === 0 ? 300 : Math.random() * 20);
  const commits = Math.random() < 0.8;
  await client.query(commits ? 'commit' : 'rollback');
  return commits ? batch : [];
}

const RAISE = `
insert into head select key, 1 from unnest($1::text[]) as key order by key
on conflict (key) do update set version = head.version + 1 returning key, version`;

async function write(nth: number, nudge: () => void): Promise<OutboxRow[]> {
  const client = await database.connect();
  const committed: OutboxRow[] = [];
  for (let turn = 1; turn <= TRANSACTIONS; turn++) {
    committed.push(...(await transact(client, turn + nth)));
    nudge();
  }
  return committed;
}

/** The relay as one would write it first: whatever lies behind the last position seen. */
async function readBehindLast(until: AbortSignal): Promise<Set<string>> {
  const client = await database.connect();
  const seen = new Set<string>();
  for (let last = '0'; ;) {
    const final = until.aborted;
    const { rows } = await client.query('select position, key, value from outbox where position > $1 order by position', [last]);
    for (const { key, value } of rows) seen.add(`${key} ${value}`);
    last = rows.at(-1)?.position ?? last;
    if (final) return seen;
    await sleep(1);
  }
}

it('16 writers with slow and aborted transactions: nothing lost, doubled or inverted; a bare cursor loses rows', async () => {
  const publisher = rememberingPublisher();
  relay = new Relay({ connection: { connectionString: database.url }, publisher, name: 'spec' });
  const written = new AbortController();
  const naive = readBehindLast(written.signal);
  relay.start();
  const writers = Array.from({ length: WRITERS }, (_, nth) => write(nth, () => relay.nudge()));
  const committed = (await Promise.all(writers)).flat();
  written.abort();
  await eventually(() => expect(publisher.sent.length).toBeGreaterThanOrEqual(committed.length));

  const text = ({ key, value }: OutboxRow) => `${key} ${value}`;
  expect(publisher.sent.map(text).sort()).toEqual(committed.map(text).sort());
  for (const [key, rows] of Map.groupBy(publisher.sent, ({ key }) => key)) {
    expect([key, rows.map(({ value }) => Number(value))]).toEqual([key, rows.map((_, index) => index + 1)]);
  }
  const seenByNaive = await naive;
  expect(committed.filter((row) => !seenByNaive.has(text(row))).length).toBeGreaterThan(0);
});
