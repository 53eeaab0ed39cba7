import { setTimeout as sleep } from 'node:timers/promises';
import { kafkaClient } from '@milepost/service';
import { createTopics, eventually, freshDatabase, testBrokers, topicPrefix } from '@milepost/testing';
import { Client } from 'pg';
import { heartbeat, milestone, sent, topicOf } from '../projection/messages.fixtures.js';
import { listParked } from '../projection/parked.js';
import { type Following, follow, send, type Stand, stand } from './stand.fixtures.js';

let place: Stand;
const followers: Following[] = [];

const begin = async (departments: readonly string[], partitions = 1) => {
  const { url: databaseUrl } = await freshDatabase();
  place = await stand({ databaseUrl, brokers: testBrokers(), topicPrefix: topicPrefix() }, departments, partitions);
};
const aggregator = async () => {
  const following = await follow(place);
  followers.push(following);
  return following;
};

afterEach(async () => {
  await Promise.all(followers.splice(0).map((following) => following.stop()));
  await place.end();
});

const count = async (table: string) => (await place.db.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]!.n;
const epoch = async () => (await place.db.query<{ epoch: number }>('select epoch from aggregator_epoch')).rows[0]!.epoch;
const comes = (table: string, n: number) => eventually(async () => expect(await count(table)).toBe(n), { timeout: 30_000 });
const some = (from: number, to: number, department = 'health') =>
  Array.from({ length: to - from }, (_, index) =>
    sent(milestone({ id: `m-${from + index}`, commitment: `c-${(from + index) % 7}`, department })),
  );

async function addPartitions(more: number): Promise<void> {
  const admin = kafkaClient({ brokers: testBrokers(), clientId: 'spec' }).admin();
  await admin.connect();
  await admin.createPartitions({ topicPartitions: [{ topic: topicOf('health', place.topicPrefix), count: 1 + more }] });
  await admin.disconnect();
}

describe('the consumer', () => {
  it('brings what departments publish into the model, and becomes ready', async () => {
    await begin(['health', 'defence']);
    await send(place, 'health', some(0, 40));
    const { probes } = await aggregator();
    await send(place, 'defence', [...some(100, 140, 'defence'), heartbeat('defence', '2026-02-01T00:00:00.000Z')]);
    await comes('history', 80);
    await eventually(async () => expect(await probes.readyz()).toEqual([]));
    await eventually(async () => {
      const { rows } = await place.db.query('select id, last_heartbeat from department order by id');
      expect(rows).toEqual([
        { id: 'defence', last_heartbeat: new Date('2026-02-01') },
        { id: 'health', last_heartbeat: null },
      ]);
    });
  }, 30_000);

  it('parks what cannot be read and stops nobody', async () => {
    await begin(['health']);
    await aggregator();
    const bad = [
      { key: 'c-1', value: '{' },
      { key: 'c-2', value: null },
      { key: null, value: '{' },
      { key: 'c-3', value: 'x'.repeat(1_000_000) },
    ];
    await send(place, 'health', [...bad, ...some(0, 7)]);
    await comes('history', 4);
    expect((await listParked(place.db)).map(({ key, offset }) => [offset, key])).toEqual([
      [0, 'c-1'],
      [1, 'c-2'],
      [2, null],
      [3, 'c-3'],
      [5, 'c-1'],
      [6, 'c-2'],
      [7, 'c-3'],
    ]);
  }, 30_000);

  it("takes in a fifth department's topic that appears while it runs", async () => {
    await begin(['health']);
    await aggregator();
    await send(place, 'health', some(0, 5));
    await comes('history', 5);
    await createTopics([topicOf('fisheries', place.topicPrefix)]);
    await send(place, 'fisheries', some(100, 105, 'fisheries'));
    await comes('history', 10);
  }, 30_000);

  it('reads a partition that is added while it runs', async () => {
    await begin(['health']);
    await aggregator();
    await send(place, 'health', some(0, 10));
    await comes('history', 10);
    await addPartitions(2);
    await send(place, 'health', some(10, 40));
    await comes('history', 40);
  }, 40_000);

  it('reads it also when the clock was set back since the broker told what partitions there are', async () => {
    await begin(['health']);
    await aggregator();
    await send(place, 'health', some(0, 10));
    await comes('history', 10);
    const { now } = Date;
    Date.now = () => now() + 30 * 60_000;
    await sleep(2_000).finally(() => (Date.now = now)); // Long enough for all of its clients to have asked.
    await addPartitions(2);
    await send(place, 'health', some(10, 40));
    await comes('history', 40);
  }, 60_000);

  it('leaves a group in which a stranger holds partitions that it does not read for us', async () => {
    await begin(['health'], 4);
    await aggregator();
    const stranger = kafkaClient({ brokers: testBrokers(), clientId: 'stranger' }).consumer({
      groupId: `${place.topicPrefix}aggregator-1`,
      sessionTimeout: 6_000,
    });
    await stranger.connect();
    await stranger.subscribe({ topics: [topicOf('health', place.topicPrefix)] });
    const joined = new Promise((resolve) => stranger.on(stranger.events.GROUP_JOIN, resolve));
    await stranger.run({ eachMessage: () => Promise.resolve() });
    await joined;
    await send(place, 'health', some(0, 40));
    await comes('history', 40).finally(() => stranger.disconnect());
    expect(await epoch()).toBe(2);
  }, 60_000);

  it('goes on in the next group when its consumer has crashed', async () => {
    await begin(['health']);
    const { intake, server } = await aggregator();
    const crashed = new Promise<void>((resolve) => server.on('crashed', resolve));
    await send(place, 'health', some(0, 10));
    await comes('history', 10);
    const take = intake.take.bind(intake);
    intake.take = () => Promise.reject(new Error('not now'));
    await send(place, 'health', some(10, 20));
    await crashed;
    intake.take = take;
    await comes('history', 20);
    await eventually(async () => expect(await epoch()).toBe(2));
  }, 60_000);

  it('goes on where the model stands, whatever the broker thinks', async () => {
    await begin(['health']);
    const first = await aggregator();
    await send(place, 'health', some(0, 20));
    await comes('history', 20);
    await first.server.commit([{ topic: topicOf('health', place.topicPrefix), partition: 0, offset: 20 }]);
    await followers.pop()!.stop();
    await place.db.query('truncate entry, history');
    await place.db.query('update consumer_offset set next = 5');
    await aggregator();
    await comes('history', 15);
  }, 30_000);

  it('reads a topic from its start that ends before the place where the model stands', async () => {
    await begin(['health']);
    await send(place, 'health', some(0, 3));
    await place.db.query('insert into consumer_offset values ($1, 0, 900)', [topicOf('health', place.topicPrefix)]);
    await aggregator();
    await comes('history', 3);
  }, 30_000);

  it('starts again from the model when another has moved it, and says so', async () => {
    await begin(['health']);
    const { applied } = await aggregator();
    let replaced = 0;
    applied.onReplaced(() => replaced++);
    await send(place, 'health', some(0, 10));
    await comes('history', 10);
    await place.db.query('truncate history');
    await place.db.query('update consumer_offset set next = 4, generation = 1');
    await send(place, 'health', some(10, 12));
    await comes('history', 8);
    expect(replaced).toBe(1);
  }, 30_000);

  it('shares the partitions of a group, each event applied once', async () => {
    await begin(['health'], 4);
    const told: string[] = [];
    for (const { applied } of [await aggregator(), await aggregator()])
      applied.onApplied((events) => told.push(...events.map(({ subject }) => subject)));
    await send(place, 'health', some(0, 100));
    await comes('history', 100);
    await followers.pop()!.stop();
    await send(place, 'health', some(100, 200));
    await comes('history', 200);
    expect(told.length).toBe(new Set(told).size);
  }, 40_000);

  it('does not start on a topic of the family that no handler takes', async () => {
    await begin(['health']);
    await createTopics([`${place.topicPrefix}milestones.health.v2`]);
    await expect(follow(place)).rejects.toThrow(/No handler takes the topic .*milestones\.health\.v2/);
  });

  it('waits for a database that is away, and loses nothing', async () => {
    await begin(['health']);
    await aggregator();
    await comes('history', 0);
    const cut = `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
    const cutter = new Client({ connectionString: place.databaseUrl }); // The pool would lend us one that was cut the last time.
    await cutter.connect();
    for (let from = 0; from < 300; from += 50) {
      await send(place, 'health', some(from, from + 50));
      await cutter.query(cut);
    }
    await cutter.end();
    await comes('history', 300);
  }, 30_000);
});
