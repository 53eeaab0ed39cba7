import { partialDate } from '@milepost/contracts';
import { eventually, metric } from '@milepost/testing';
import { promiseOf, said } from '../team.js';
import { Chain } from './chain.fixtures.js';
import { dashboards, exported, expressions, selectorsOf } from './promql.fixtures.js';

const POSTS = 20;
const TAKEN = 'milepost_http_request_seconds_count{method="POST",route="/v1/:collection",status="201"}';
const REFUSED = 'milepost_http_request_seconds_count{method="POST",route="/v1/:collection",status="422"}';
/** Labels that Prometheus adds to whatever it scrapes. */
const OF_THE_TARGET = ['job', 'instance', 'service'];

describe('The figures of real services', () => {
  let chain: Chain;
  beforeAll(async () => {
    chain = await Chain.start();
    expect((await chain.post('/v1/commitments', { id: 'promise', ...said(), change: promiseOf('health') }, 'keeper')).status).toBe(201);
  }, 90_000);
  afterAll(() => chain?.stop());

  const schedule = (id: string, commitment = 'promise') =>
    chain.post(
      '/v1/milestones',
      { id, ...said(), change: { commitment, title: { en: id }, due: partialDate('2027') } },
      'health-publisher',
    );

  it('move with what is posted, from the replica that takes it to the aggregator that projects it', async () => {
    const { projects } = await eventually(() => chain.aggregators());
    const read = async (service: string, name: string) => metric(await chain.metrics(service), name) ?? 0;
    const figures: [service: string, name: string, grows: number][] = [
      ['health-takes', TAKEN, POSTS],
      ['health-takes', TAKEN.replace('_count', '_sum'), Number.MIN_VALUE],
      ['health-takes', REFUSED, 1],
      ['health-takes', 'milepost_recorded_events_total', POSTS],
      ['health-takes', 'milepost_record_batch_events_sum', POSTS],
      ['health-takes', 'milepost_record_batch_seconds_count', 1],
      ['health-relays', 'milepost_published_events_total', POSTS],
      ['health-relays', 'milepost_publish_seconds_count', 1],
      [projects, 'milepost_projection_batch_messages_sum', POSTS],
      [projects, 'milepost_projection_batch_seconds_count', 1],
      [projects, 'milepost_projection_delay_seconds_count', 1],
    ];
    const before = await Promise.all(figures.map(([service, name]) => read(service, name)));
    const posted = await Promise.all(Array.from({ length: POSTS }, (_, at) => schedule(`figure-${at}`)));
    expect(posted.map(({ status }) => status)).toEqual(Array.from({ length: POSTS }, () => 201));
    expect((await schedule('refused', 'no-such-promise')).status).toBe(422);
    await eventually(async () => {
      for (const [at, [service, name, grows]] of figures.entries())
        expect({ service, name, grown: (await read(service, name)) - before[at]! >= grows }).toEqual({ service, name, grown: true });
    });
    expect(await read('health-takes', TAKEN)).toBe(before[0]! + POSTS);
    await eventually(async () =>
      expect(await read(projects, `milepost_consumer_lag_messages{topic="${chain.topic}",partition="0"}`)).toBe(0),
    );
  });

  it('tell the replica that relays from the one that does not, and count what it has not sent as its own', async () => {
    const active = async (service: string) => metric(await chain.metrics(service), 'milepost_relay_active');
    expect([await active('health-takes'), await active('health-relays')]).toEqual([0, 1]);
    await eventually(async () => expect(metric(await chain.metrics('health-relays'), 'milepost_outbox_backlog')).toBe(0));
  });

  it('say since when each department was heard of', async () => {
    const { reads } = await eventually(() => chain.aggregators());
    await eventually(async () => {
      const text = await chain.metrics(reads);
      expect(metric(text, 'milepost_department_heard_seconds{department="health"}')).toBeLessThan(10);
      expect(metric(text, 'milepost_department_news_seconds{department="health"}')).toBeLessThan(120);
    });
  });

  describe('are what alerts and dashboards ask for', () => {
    const known = new Map<string, Set<string>>();
    beforeAll(async () => {
      const { projects } = await eventually(() => chain.aggregators());
      const look = async () => {
        for (const service of ['health-takes', 'health-relays', projects])
          for (const [name, labels] of exported(await chain.metrics(service)))
            known.set(name, new Set([...(known.get(name) ?? []), ...labels]));
        expect([...known.keys()]).toContain('nodejs_gc_duration_seconds_sum'); // Only once garbage was collected; a look makes some.
      };
      await eventually(look, { timeout: 30_000 });
    }, 60_000);

    it.each(expressions)('$where: $text', ({ text }) => {
      const selectors = selectorsOf(text);
      if (!/\bup\b/.test(text)) expect(selectors).not.toEqual([]);
      for (const { metric: name, labels } of selectors) {
        expect([...known.keys()]).toContain(name);
        const missing = labels.filter((label) => !known.get(name)!.has(label) && !OF_THE_TARGET.includes(label));
        expect({ name, missing }).toEqual({ name, missing: [] });
      }
    });
  });
});

describe.each(dashboards)('The dashboard $title', ({ panels }) => {
  it('gives each panel an id of its own, words, and the data source that is provisioned', () => {
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    for (const { type, title, datasource, targets = [] } of panels) {
      expect(title).not.toBe('');
      if (type === 'row') continue;
      expect([datasource, ...targets.map((target) => target.datasource)].map((source) => source?.uid)).toEqual(
        Array.from({ length: targets.length + 1 }, () => 'prometheus'),
      );
    }
  });
});
