import { jest } from '@jest/globals';
import type { RunningService } from '@milepost/service';
import { createTopics, eventually, freshDatabase, testBrokers, topicPrefix } from '@milepost/testing';
import { Arrivals } from './api/arrivals.js';
import { send } from './consumer/stand.fixtures.js';
import { milestone, sent, topicOf } from './projection/messages.fixtures.js';
import { startAggregator } from './start-aggregator.js';

const running: RunningService[] = [];
const prefix = topicPrefix();

beforeAll(async () => {
  const { url } = await freshDatabase();
  Object.assign(process.env, { DATABASE_URL: url, TOPIC_PREFIX: prefix });
});
afterEach(async () => {
  delete process.env['AGGREGATOR_ROLES'];
  await Promise.all(running.splice(0).map((service) => service.stop()));
});

async function start(...roles: string[]): Promise<RunningService> {
  if (roles.length > 0) process.env['AGGREGATOR_ROLES'] = roles.join();
  const service = await startAggregator({ port: 0 });
  running.push(service);
  return service;
}
const status = async (service: RunningService, path: string) => (await fetch(`${service.url}${path}`)).status;
const publish = (...messages: Parameters<typeof send>[2]) => send({ brokers: testBrokers(), topicPrefix: prefix }, 'health', messages);

describe('the aggregator', () => {
  it('shows what a department published, and says by its probes and metrics how it is', async () => {
    await createTopics([topicOf('health', prefix)]);
    const service = await start();
    await publish(sent(milestone()), { key: 'bad', value: '{' });
    await eventually(async () => expect(await status(service, '/readyz')).toBe(200));
    await eventually(async () => expect(await status(service, '/v1/milestones/report')).toBe(200));
    const metrics = await (await fetch(`${service.url}/metrics`)).text();
    expect(metrics).toMatch(/^milepost_consumer_lag_messages\{topic="\S+",partition="0"\} 0$/m);
    expect(metrics).toMatch(/^milepost_parked_messages 1$/m);
    expect(metrics).toMatch(/^milepost_projection_batch_messages_sum 2$/m);
  }, 30_000);

  it('divides: one projects and answers no reader, another answers with what the first one projects and needs no broker', async () => {
    const projects = await start('projection');
    const brokers = testBrokers().join();
    delete process.env['KAFKA_BROKERS'];
    const answers = await start('api').finally(() => (process.env['KAFKA_BROKERS'] = brokers));
    for (const service of [projects, answers]) await eventually(async () => expect(await status(service, '/readyz')).toBe(200));
    const seen = fetch(`${answers.url}/v1/entries/milestone/apart?minVersion=1&wait=10000`);
    await publish(sent(milestone({ id: 'apart' })));
    expect(await (await seen).json()).toMatchObject({ id: 'apart', version: 1 });
    expect(await status(answers, '/en/')).toBe(200);
    expect([await status(projects, '/en/'), await status(projects, '/v1/milestones/apart')]).toEqual([404, 404]);
  }, 30_000);

  it('stops at once while somebody waits for a version, who is told to ask again', async () => {
    const service = await start('api');
    const waited = jest.spyOn(service.app.get(Arrivals), 'next');
    const waits = fetch(`${service.url}/v1/entries/milestone/later?minVersion=1&wait=10000`);
    await eventually(() => expect(waited).toHaveBeenCalled());
    const began = performance.now();
    await service.stop();
    expect(performance.now() - began).toBeLessThan(2_000);
    const { status: answer, headers } = await waits;
    expect([answer, headers.get('retry-after')]).toEqual([503, '1']);
  }, 30_000);

  it('names a role that there is not', async () => {
    await expect(start('delivery')).rejects.toThrow(/AGGREGATOR_ROLES is wrong/);
  });

  it('does not start beside a topic that it would not read', async () => {
    await createTopics([`${prefix}milestones.health.v2`]);
    await expect(start()).rejects.toThrow('No handler takes the topic');
  }, 30_000);
});
