import type { Client } from 'pg';
import { createTopics, eventually, freshDatabase, testBrokers, topicPrefix } from '@milepost/testing';
import { numbered, outboxDatabase, type OutboxDatabase } from './fixtures/outbox-database.js';
import { startRelayProcess } from './fixtures/start-relay-process.js';
import { countOf, firstArrivals, inOrder, topicValues } from './fixtures/topic-values.js';
import { kafkaPublisher } from './kafka-publisher.js';
import { add } from './outbox.js';
import { Relay } from './relay.js';

import.meta.jest.setTimeout(60_000); // a loaded machine is slow, not wrong

let database: OutboxDatabase;
let topic: string;
let second: Relay;
let observer: Client;
beforeEach(async () => {
  database = await outboxDatabase(await freshDatabase());
  observer = await database.connect();
  topic = `${topicPrefix()}takeover`;
  await createTopics([topic], 3);
  const publisher = kafkaPublisher({ brokers: testBrokers(), clientId: 'spec' });
  second = new Relay({ connection: { connectionString: database.url }, publisher, name: 'second', pollMs: 20, silenceMs: 1_000 });
});
afterEach(async () => {
  await second.stop();
  await database.end();
});

const write = (from: number, upto: number) => add(observer, numbered(topic, from, upto));
const cursor = async () => (await observer.query<{ position: string; epoch: string }>('select position, epoch from relay_cursor')).rows[0];

it('a relay killed between acknowledgement and cursor: the other takes over, rows may repeat, none is lost or out of order', async () => {
  const first = startRelayProcess(database.url, testBrokers(), 3);
  try {
    await eventually(() => expect(first.log()).toContain('holds the outbox'));
    second.start();
    expect(second.status().active).toBe(false);
    await write(1, 1_000);
    await first.exited;
    await eventually(async () => expect(await cursor()).toEqual({ position: '1000', epoch: '2' }));
    const values = await topicValues(testBrokers(), topic);
    expect(firstArrivals(values)).toEqual(inOrder(1_000));
    expect(countOf(values)).toBeGreaterThan(1_000);
  } finally {
    await first.kill();
  }
});

it('a relay that stood still: the other takes over, and the old one changes nothing when it goes on', async () => {
  const first = startRelayProcess(database.url, testBrokers());
  try {
    await eventually(() => expect(first.log()).toContain('holds the outbox'));
    second.start();
    await write(1, 9_000);
    await eventually(async () => expect(Number((await cursor())!.position)).toBeGreaterThan(0), { every: 1 });
    first.signal('SIGSTOP');
    expect(Number((await cursor())!.position)).toBeLessThan(9_000);
    await eventually(() => expect(second.status().active).toBe(true));
    await eventually(async () => expect(await cursor()).toEqual({ position: '9000', epoch: '2' }));
    first.signal('SIGCONT');
    await eventually(() => expect(first.log()).toContain('starts over'));
    expect(await cursor()).toEqual({ position: '9000', epoch: '2' });
    await write(9_001, 9_500);
    await eventually(async () => expect(await cursor()).toEqual({ position: '9500', epoch: '2' }));
    expect(firstArrivals(await topicValues(testBrokers(), topic))).toEqual(inOrder(9_500));
  } finally {
    await first.kill();
  }
});
