import { type RunningService, startService } from '@milepost/service';
import { createTopics, eventually, freshDatabase, testBrokers, topicPrefix } from '@milepost/testing';
import { AppModule } from './app.module.js';
import { BatchKafkaServer } from './consumer/batch-kafka-server.js';
import { send } from './consumer/stand.fixtures.js';
import { milestone, sent, topicOf } from './projection/messages.fixtures.js';

let service: RunningService | undefined;
const prefix = topicPrefix();

beforeAll(async () => {
  const { url } = await freshDatabase();
  Object.assign(process.env, { DATABASE_URL: url, TOPIC_PREFIX: prefix });
});
afterEach(() => service?.stop());

const start = () => startService(AppModule, { port: 0, microservices: (app) => [app.get(BatchKafkaServer)] });
const status = async (path: string) => (await fetch(`${service!.url}${path}`)).status;

describe('the aggregator', () => {
  it('shows what a department published, and says by its probes and metrics how it is', async () => {
    await createTopics([topicOf('health', prefix)]);
    service = await start();
    await send({ brokers: testBrokers(), topicPrefix: prefix }, 'health', [sent(milestone()), { key: 'bad', value: '{' }]);
    await eventually(async () => expect(await status('/readyz')).toBe(200));
    await eventually(async () => expect(await status('/v1/milestones/report')).toBe(200));
    const metrics = await (await fetch(`${service.url}/metrics`)).text();
    expect(metrics).toMatch(/^milepost_consumer_lag_messages\{topic="\S+",partition="0"\} 0$/m);
    expect(metrics).toMatch(/^milepost_parked_messages 1$/m);
    expect(metrics).toMatch(/^milepost_projection_batch_messages_sum 2$/m);
  }, 30_000);

  it('does not start beside a topic that it would not read', async () => {
    await createTopics([`${prefix}milestones.health.v2`]);
    await expect(start()).rejects.toThrow('No handler takes the topic');
  }, 30_000);
});
