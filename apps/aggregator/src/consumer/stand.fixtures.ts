import { connectDatabase, ensureTopics, kafkaClient, Metrics, pool, Probes } from '@milepost/service';
import type { Pool } from 'pg';
import { Applied } from '../projection/applied.js';
import { type Sent, topicOf } from '../projection/messages.fixtures.js';
import { Projection } from '../projection/projection.js';
import { Projector } from '../projection/projector.js';
import { schema } from '../schema/schema.js';
import type { Slice } from '../projection/sort-out.js';
import type { Settings } from '../settings.js';
import type { Fetched } from './batch-kafka.js';
import { BatchKafkaServer } from './batch-kafka-server.js';
import { GroupEpoch } from './group-epoch.js';
import { Intake } from './intake.js';
import { Projected } from './projected.js';
import { Regroup } from './regroup.js';
import { Watch } from './watch.js';

/** An aggregator without HTTP: the transport, the intake and the projection, on a database and topics of a spec's own. */
export type Following = { applied: Applied; intake: Intake; server: BatchKafkaServer; probes: Probes; stop(): Promise<void> };

export type Stand = Settings & { db: Pool; end(): Promise<void> };

/** A model with its schema, and the topics of some departments. */
export async function stand(settings: Settings, departments: readonly string[], partitions = 1): Promise<Stand> {
  const { databaseUrl: url, brokers, topicPrefix } = settings;
  await ensureTopics(
    brokers,
    departments.map((department) => ({ topic: topicOf(department, topicPrefix), partitions })),
  );
  const source = await connectDatabase({ url, schema });
  return { ...settings, db: pool(source), end: () => source.destroy() };
}

export async function follow({ brokers, topicPrefix: prefix, db }: Stand): Promise<Following> {
  const epoch = new GroupEpoch(db);
  const groupId = () => `${prefix}aggregator-${epoch.current}`;
  const server = new BatchKafkaServer({ brokers, prefix, family: 'milestones.', groupId, lookEvery: 200 });
  const regroup = new Regroup(epoch, server);
  const applied = new Applied();
  const projection = new Projection(db);
  const metrics = new Metrics();
  const projected = new Projected(metrics);
  const told = (slices: readonly Slice[], began: number) => projected.tell(slices, began);
  const intake = new Intake(server, db, projection, new Projector(projection, applied), applied, prefix, told);
  const probes = new Probes();
  const watch = new Watch(server, intake, probes, metrics, projected, epoch);
  server.addHandler('milestones.*.v1', (fetched: Fetched) => intake.take(fetched), true);
  await regroup.onModuleInit();
  intake.onApplicationBootstrap();
  watch.onApplicationBootstrap();
  const failure = await new Promise<unknown>((resolve) => void server.listen(resolve));
  const stop = async () => {
    await regroup.beforeApplicationShutdown();
    await intake.beforeApplicationShutdown();
    await watch.beforeApplicationShutdown();
    await server.close();
  };
  if (failure) {
    await stop();
    throw failure as Error;
  }
  return { applied, intake, server, probes, stop };
}

export async function send(
  { brokers, topicPrefix: prefix }: Pick<Stand, 'brokers' | 'topicPrefix'>,
  department: string,
  messages: readonly Sent[],
): Promise<void> {
  const producer = kafkaClient({ brokers, clientId: 'spec' }).producer();
  await producer.connect();
  await producer.send({ topic: topicOf(department, prefix), messages: [...messages] });
  await producer.disconnect();
}
