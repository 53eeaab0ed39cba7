import type { RunningService } from '@milepost/service';
import { createTopics, eventually, freshDatabase, metric, movableClock, testBrokers, topicPrefix } from '@milepost/testing';
import { Client } from 'pg';
import { send } from './consumer/stand.fixtures.js';
import { heartbeat, milestone, sent, topicOf } from './projection/messages.fixtures.js';
import { startAggregator } from './start-aggregator.js';

const prefix = topicPrefix();
const topic = topicOf('health', prefix);
const PARTITION = `{topic="${topic}",partition="0"}`;
const some = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => sent(milestone({ id: `m-${from + index}` })));

describe('An aggregator whose projection stands still says so', () => {
  let service: RunningService;
  let locker: Client;
  let clock: ReturnType<typeof movableClock>;
  beforeAll(async () => {
    const { url } = await freshDatabase();
    Object.assign(process.env, { DATABASE_URL: url, TOPIC_PREFIX: prefix });
    await createTopics([topic]);
    clock = movableClock();
    service = await startAggregator({ port: 0 });
    locker = new Client({ connectionString: url });
    await locker.connect();
    await eventually(async () => expect((await probe('/readyz')).status).toBe(200));
  });
  afterAll(async () => {
    clock.restore();
    await locker.end();
    await service.stop();
  });

  const health = (messages: Parameters<typeof send>[2]) => send({ brokers: testBrokers(), topicPrefix: prefix }, 'health', messages);
  const figures = async () => (await fetch(`${service.url}/metrics`)).text();
  const figure = async (name: string) => metric(await figures(), name);
  const probe = async (path: string) => {
    const response = await fetch(service.url + path);
    const { errors = [] } = (await response.json()) as { errors?: { pointer: string; detail: string }[] };
    return { status: response.status, says: errors.map(({ pointer, detail }) => `${pointer} ${detail}`) };
  };

  const saysSo = async () =>
    expect(await probe('/readyz')).toMatchObject({
      status: 503,
      says: [expect.stringMatching(/^\/projection (No progress for \d+ s|The database is away, or lets nothing be written)/)],
    });

  it('by its lag in messages and seconds, then by /readyz; and is well again when it goes on', async () => {
    await health([...some(0, 3), { key: 'bad', value: '{' }, heartbeat('health', new Date().toISOString())]);
    await eventually(async () => expect(await figure('milepost_projection_batch_messages_sum')).toBe(5));
    expect(await figure('milepost_projection_batch_seconds_count')).toBeGreaterThan(0);
    expect(await figure('milepost_projection_delay_seconds_count')).toBeGreaterThan(0);
    expect(await figure('milepost_projection_parked_total')).toBe(1);
    expect(await figure('milepost_parked_messages')).toBe(1);
    expect(await figure('milepost_broker_answers')).toBe(1);
    expect(await figure('milepost_department_heard_seconds{department="health"}')).toBeLessThan(60);
    clock.forward(100_000);
    expect(await figure('milepost_department_heard_seconds{department="health"}')).toBeGreaterThan(99);
    expect(await figure('milepost_department_news_seconds{department="health"}')).toBeGreaterThan(99);

    await locker.query('begin; lock table consumer_offset in exclusive mode');
    await health(some(10, 17));
    await eventually(async () => expect(await figure(`milepost_consumer_lag_messages${PARTITION}`)).toBe(7));
    expect(await figure(`milepost_consumer_lag_seconds${PARTITION}`)).toBeGreaterThan(0);
    clock.forward(15_000);
    expect(await figure(`milepost_consumer_lag_seconds${PARTITION}`)).toBeGreaterThan(15);
    clock.forward(15_000);
    // A jump while the broker is being asked looks like no answer from it, and the time without progress begins anew.
    await eventually(saysSo, { timeout: 5_000 }).catch(() => {
      clock.forward(25_000);
      return eventually(saysSo);
    });
    expect(await figure('milepost_ready')).toBe(0);

    await locker.query('rollback');
    await eventually(async () => expect(await figure(`milepost_consumer_lag_messages${PARTITION}`)).toBe(0), { timeout: 40_000 });
    expect(await figure(`milepost_consumer_lag_seconds${PARTITION}`)).toBe(0);
    await eventually(async () => expect((await probe('/readyz')).status).toBe(200), { timeout: 20_000 });
    expect(await figure('milepost_ready')).toBe(1);
  }, 90_000);
});
