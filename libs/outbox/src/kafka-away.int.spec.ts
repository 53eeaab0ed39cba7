import { freePort, startKafka, type RunningKafka } from '@milepost/servers';
import { ensureTopics } from '@milepost/service';
import { eventually, freshDatabase } from '@milepost/testing';
import { numbered, outboxDatabase, type OutboxDatabase } from './fixtures/outbox-database.js';
import { startProxy } from './fixtures/proxy.js';
import { countOf, firstArrivals, inOrder, topicValues } from './fixtures/topic-values.js';
import { kafkaPublisher } from './kafka-publisher.js';
import { add, type OutboxRow } from './outbox.js';
import type { Publisher } from './publisher.js';
import { Relay } from './relay.js';

import.meta.jest.setTimeout(60_000); // a loaded machine is slow, not wrong

const topic = 'log';
let database: OutboxDatabase;
let kafka: RunningKafka;
let proxy: Awaited<ReturnType<typeof startProxy>>;
let brokers: string[];
let relay: Relay;

/** A broker of this file's own, known to its clients only by the address of the proxy. */
beforeAll(async () => {
  const [own, front] = [await freePort(), await freePort()];
  const shared = process.env['KAFKA_BROKERS'];
  delete process.env['KAFKA_BROKERS'];
  kafka = await startKafka({ port: own, settings: { 'advertised.listeners': `PLAINTEXT://127.0.0.1:${front}` } });
  process.env['KAFKA_BROKERS'] = shared;
  proxy = await startProxy(front, Number(kafka.brokers[0]!.split(':')[1]));
  proxy.go('through');
  brokers = [`127.0.0.1:${front}`];
  await ensureTopics(brokers, [{ topic, partitions: 3 }]);
  database = await outboxDatabase(await freshDatabase());
});
afterAll(async () => {
  await relay.stop();
  await database.end();
  await proxy.stop();
  await kafka.stop();
});

function counting(inner: Publisher) {
  let failed = 0;
  const publish = (rows: readonly OutboxRow[]) =>
    inner.publish(rows).catch((error: unknown) => {
      failed++;
      throw error;
    });
  return { publisher: { publish, close: () => inner.close() }, failures: () => failed };
}

it('a broker that is away, silent, or cut off in the middle: what was committed arrives, in order, at least once', async () => {
  const { publisher, failures } = counting(kafkaPublisher({ brokers, clientId: 'spec', deadlineMs: 500 }));
  relay = new Relay({ connection: { connectionString: database.url }, publisher, name: 'spec', pollMs: 20 });
  const writer = await database.connect();
  let written = 0;
  const arrived = () => eventually(() => expect(relay.status().position).toBe(written), { timeout: 30_000 });
  const write = async (count: number) => {
    for (let end = written + count; written < end; written++) await add(writer, numbered(topic, written + 1, written + 1));
  };

  proxy.go('away');
  relay.start();
  await write(100);
  await eventually(() => expect(relay.status().backlog).toBe(100));
  proxy.go('through');
  await arrived();

  for (const way of ['cut', 'deaf', 'away'] as const) {
    const [before, failed] = [relay.status().position, failures()];
    proxy.go(way);
    await write(100);
    await eventually(() => expect(failures()).toBeGreaterThan(failed));
    expect(relay.status().position).toBe(before);
    proxy.go('through');
    await write(100);
    await arrived();
  }
  const values = await topicValues(brokers, topic);
  expect(firstArrivals(values)).toEqual(inOrder(written));
  expect(countOf(values)).toBeGreaterThan(written);
});
