import type { Client } from 'pg';
import { eventually, freshDatabase, movableClock } from '@milepost/testing';
import { numbered, outboxDatabase, type OutboxDatabase } from './fixtures/outbox-database.js';
import { rememberingPublisher } from './fixtures/remembering-publisher.js';
import { add } from './outbox.js';
import type { Publisher } from './publisher.js';
import { Relay } from './relay.js';
import type { RelaySettings } from './relay-settings.js';

import.meta.jest.setTimeout(60_000); // a loaded machine is slow, not wrong

let database: OutboxDatabase;
let writer: Client;
const relays: Relay[] = [];
beforeEach(async () => {
  database = await outboxDatabase(await freshDatabase());
  writer = await database.connect();
});
afterEach(async () => {
  await Promise.all(relays.splice(0).map((relay) => relay.stop()));
  await database.end();
});

function relayTo(publisher: Publisher, settings: Partial<RelaySettings> = {}): Relay {
  const relay = new Relay({ connection: { connectionString: database.url }, publisher, name: 'spec', ...settings });
  relays.push(relay);
  return relay;
}

const values = (from: number, upto: number) => numbered('log', from, upto).map(({ value }) => value);
const cursor = async () => (await writer.query<{ position: string; epoch: string }>('select position, epoch from relay_cursor')).rows[0];

describe('a relay', () => {
  it('sends all rows in order, in batches of the given bytes, and remembers where it came', async () => {
    const batches: number[] = [];
    const publisher = rememberingPublisher((rows) => void batches.push(rows.length));
    await add(writer, numbered('log', 1000, 3499));
    expect(await relayTo(publisher, { batchBytes: 4_000 }).runOnce()).toBe(2500);
    expect(publisher.values()).toEqual(values(1000, 3499));
    expect(Math.max(...batches)).toBe(1000);
    expect(await cursor()).toEqual({ position: '2500', epoch: '1' });
    expect(await relayTo(publisher).runOnce()).toBe(2500);
    expect(publisher.sent).toHaveLength(2500);
  });

  it('looks at once when nudged', async () => {
    const publisher = rememberingPublisher();
    const relay = relayTo(publisher, { pollMs: 60_000 });
    relay.start();
    await eventually(() => expect(relay.status().active).toBe(true));
    for (let row = 1; row <= 5; row++) {
      await add(writer, numbered('log', row, row));
      relay.nudge();
      await eventually(() => expect(publisher.values()).toEqual(values(1, row)));
    }
  });

  it('sends what it is handed without reading it, when it follows on the last row; else it reads', async () => {
    const publisher = rememberingPublisher();
    const relay = relayTo(publisher, { pollMs: 60_000 });
    relay.start();
    await eventually(() => expect(relay.status().active).toBe(true));
    const handed = (first: number, ...values: string[]) =>
      relay.nudge({ first, rows: values.map((value) => ({ topic: 'log', key: 'k', value })) });
    await add(writer, numbered('log', 1, 1));
    relay.nudge();
    await eventually(() => expect(publisher.values()).toEqual(['1']));
    await add(writer, numbered('log', 2, 3));
    handed(2, 'handed 2', 'handed 3');
    await eventually(() => expect(publisher.values()).toEqual(['1', 'handed 2', 'handed 3']));
    await add(writer, numbered('log', 4, 5));
    handed(5, 'handed 5');
    await eventually(() => expect(publisher.values()).toEqual(['1', 'handed 2', 'handed 3', '4', '5']));
    await add(writer, numbered('log', 6, 6));
    handed(6, 'handed 6');
    await eventually(() => expect(publisher.values().slice(5)).toEqual(['handed 6']));
    await eventually(async () => expect(await cursor()).toMatchObject({ position: '6' }));
  });

  it('finds rows that nobody told it of', async () => {
    const publisher = rememberingPublisher();
    relayTo(publisher, { pollMs: 20 }).start();
    await add(writer, numbered('log', 1, 2));
    await eventually(() => expect(publisher.values()).toEqual(values(1, 2)));
    await eventually(async () => expect(await cursor()).toMatchObject({ position: '2' }));
  });

  it('waits for a transaction that may still fill a hole, and goes on when it is rolled back', async () => {
    const publisher = rememberingPublisher();
    const relay = relayTo(publisher, { pollMs: 20 });
    const slow = await database.connect();
    await slow.query('begin');
    await add(slow, numbered('log', 90, 94));
    await add(writer, numbered('log', 1, 3));
    relay.start();
    await eventually(() => expect(relay.status().backlog).toBe(8));
    expect(publisher.sent).toEqual([]);
    await slow.query('rollback');
    await eventually(() => expect(publisher.values()).toEqual(values(1, 3)));
  });

  it('sends the same rows again until they are acknowledged, and nothing before them', async () => {
    const attempts: string[][] = [];
    const publisher = rememberingPublisher((rows) => {
      attempts.push(rows.map(({ value }) => value));
      if (attempts.length < 4) throw new Error('no answer');
    });
    await add(writer, numbered('log', 1, 3));
    const relay = relayTo(publisher);
    relay.start();
    await eventually(() => expect(publisher.values()).toEqual(values(1, 3)));
    expect(attempts).toEqual(Array(4).fill(values(1, 3)));
  });

  it('takes a publisher that never answers for one that failed', async () => {
    let calls = 0;
    const publisher = rememberingPublisher(() => (++calls === 1 ? new Promise(() => {}) : undefined));
    await add(writer, numbered('log', 1, 3));
    relayTo(publisher, { watchdogMs: 50 }).start();
    await eventually(() => expect(publisher.values()).toEqual(values(1, 3)));
  });

  it('comes back after its connection was cut, again and again', async () => {
    const publisher = rememberingPublisher();
    const relay = relayTo(publisher);
    relay.start();
    for (let row = 1; row <= 2; row++) {
      await eventually(() => expect(relay.status()).toMatchObject({ active: true, epoch: row }));
      await writer.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'relay spec' and datname = current_database()`,
      );
      await add(writer, numbered('log', row, row));
      relay.nudge();
    }
    await eventually(() => expect([...new Set(publisher.values())]).toEqual(values(1, 2)));
  });

  it('leaves the cursor alone when another epoch has begun without its notice', async () => {
    const gate = Promise.withResolvers<void>();
    const batches: string[][] = [];
    const publisher = rememberingPublisher((rows) => {
      batches.push(rows.map(({ value }) => value));
      return gate.promise;
    });
    await add(writer, numbered('log', 1, 3));
    relayTo(publisher).start();
    await eventually(() => expect(batches).toHaveLength(1));
    await writer.query('update relay_cursor set epoch = epoch + 1, position = 2');
    gate.resolve();
    await eventually(async () => expect(await cursor()).toEqual({ position: '3', epoch: '3' }));
    expect(batches).toEqual([['1', '2', '3'], ['3']]);
  });

  it('finishes the batch in flight when it stops', async () => {
    const gate = Promise.withResolvers<void>();
    let called = false;
    const publisher = rememberingPublisher(() => {
      called = true;
      return gate.promise;
    });
    await add(writer, numbered('log', 1, 3));
    const relay = relayTo(publisher);
    relay.start();
    await eventually(() => expect(called).toBe(true));
    const stopped = relay.stop();
    gate.resolve();
    await stopped;
    expect(await cursor()).toMatchObject({ position: '3' });
  });
});

describe('whether a relay still takes steps', () => {
  const clock = movableClock();
  afterAll(() => clock.restore());

  it('is seen: one whose publisher neither answers nor fails stands still', async () => {
    const gate = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const publisher = rememberingPublisher(() => {
      begun.resolve();
      return gate.promise;
    });
    const relay = relayTo(publisher, { watchdogMs: 2_000_000_000 });
    await add(writer, numbered('log', 1, 1));
    relay.start();
    await begun.promise;
    clock.forward(100_000);
    expect(relay.status().stillFor).toBeGreaterThan(90_000);
    gate.resolve();
    await eventually(() => expect(relay.status().stillFor).toBeLessThan(1_000));
  });

  it('one whose publisher fails goes on, and counts', async () => {
    let failures = 0;
    const publisher = rememberingPublisher(() => Promise.reject(new Error('no broker')));
    const relay = relayTo(publisher, { sends: { acknowledged: () => undefined, failed: () => void (failures += 1) } });
    await add(writer, numbered('log', 1, 1));
    relay.start();
    await eventually(() => expect(failures).toBeGreaterThan(2));
    clock.forward(100_000);
    await eventually(() => expect(relay.status().stillFor).toBeLessThan(1_000));
  });
});
