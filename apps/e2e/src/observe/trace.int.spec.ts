import { readFileSync } from 'node:fs';
import { partialDate } from '@milepost/contracts';
import { eventually } from '@milepost/testing';
import { promiseOf, said } from '../team.js';
import { Chain } from './chain.fixtures.js';
import { startCollector } from './collector.fixtures.js';

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const caller = '00f067aa0ba902b7';
const traceparent = `00-${traceId}-${caller}-01`;

describe('One trace from a POST through Kafka to the page', () => {
  let collector: Awaited<ReturnType<typeof startCollector>>;
  let chain: Chain;
  beforeAll(async () => {
    collector = await startCollector();
    chain = await Chain.start({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
    const promised = await chain.post('/v1/commitments', { id: 'promise', ...said(), change: promiseOf('health') }, 'keeper');
    expect(promised.status).toBe(201);
  }, 90_000);
  afterAll(async () => {
    await chain?.stop();
    await collector.stop();
  });

  it('spans the caller, the replica that takes it, the one that relays it, the aggregator that projects it and the one that answers', async () => {
    const change = { commitment: 'promise', title: { en: 'Traced' }, due: partialDate('2027') };
    const posted = await chain.post('/v1/milestones', { id: 'traced', ...said(), change }, 'health-publisher', { traceparent });
    expect(posted.status).toBe(201);
    const { eventId } = (await posted.json()) as { eventId: string };
    const { projects, reads } = await eventually(() => chain.aggregators());
    const read = () => fetch(`${chain.url(reads)}/v1/milestones/traced`, { headers: { traceparent } });
    await eventually(async () => expect((await read()).status).toBe(200));

    const trace = () => collector.spans.filter((span) => span.traceId === traceId);
    const has = (service: string, name: string) =>
      expect(trace().map((span) => `${span.service}: ${span.name}`)).toContain(`${service}: ${name}`);
    await eventually(() => {
      has('health-takes', 'POST /v1/:collection');
      has('health-takes', 'record');
      has('health-relays', 'publish');
      has(projects, 'project');
      has(reads, 'GET /v1/milestones/:id');
    });
    const root = trace().find(({ name }) => name === 'POST /v1/:collection')!;
    expect(root.parentSpanId).toBe(caller);
    for (const name of ['record', 'publish', 'project']) expect(trace().find((span) => span.name === name)!.parentSpanId).toBe(root.spanId);
    expect(trace().find(({ name }) => name === 'project')!.attributes).toMatchObject({
      'milepost.event_id': eventId,
      'milepost.entry': 'milestone/traced',
      'messaging.destination.name': chain.topic,
    });
  });

  it('is found in the log lines of each of them, with entry and event', async () => {
    const change = { commitment: 'promise', title: { en: 'Logged' }, due: partialDate('2027') };
    const posted = await chain.post('/v1/milestones', { id: 'logged', ...said(), change }, 'health-publisher', { traceparent });
    const { eventId } = (await posted.json()) as { eventId: string };
    const { projects } = await eventually(() => chain.aggregators());
    const lines = (name: string) =>
      readFileSync(chain.log(name), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>);
    const about = { entry: 'milestone/logged', eventId, traceId };
    await eventually(() => {
      expect(lines('health-takes')).toContainEqual(expect.objectContaining({ ...about, msg: 'request', status: 201 }));
      expect(lines(projects)).toContainEqual(expect.objectContaining({ ...about, msg: 'projected', topic: chain.topic }));
    });
  });

  it('keeps nothing of a trace that its caller does not keep', async () => {
    const change = { commitment: 'promise', title: { en: 'Not kept' }, due: partialDate('2027') };
    const unkept = 'ffffffffffffffffffffffffffffffff';
    const headers = { traceparent: `00-${unkept}-${caller}-00` };
    expect((await chain.post('/v1/milestones', { id: 'not-kept', ...said(), change }, 'health-publisher', headers)).status).toBe(201);
    const { projects } = await eventually(() => chain.aggregators());
    await eventually(async () => expect((await fetch(`${chain.url(projects)}/v1/milestones/not-kept`)).status).toBe(200));
    const later = { ...headers, traceparent };
    await chain.post('/v1/milestones', { id: 'kept', ...said(), change }, 'health-publisher', later);
    await eventually(() => expect(collector.spans.some((span) => span.attributes['milepost.entry'] === 'milestone/kept')).toBe(true));
    expect(collector.spans.filter((span) => span.traceId === unkept)).toEqual([]);
  });
});
