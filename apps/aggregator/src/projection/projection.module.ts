import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Metrics, pool } from '@milepost/service';
import { BatchKafkaServer } from '../consumer/batch-kafka-server.js';
import { GroupEpoch } from '../consumer/group-epoch.js';
import { Intake } from '../consumer/intake.js';
import { MilestonesController } from '../consumer/milestones.controller.js';
import { Projected } from '../consumer/projected.js';
import { Regroup } from '../consumer/regroup.js';
import { Watch } from '../consumer/watch.js';
import { ProjectionPool } from '../kept-pool.js';
import { readSettings } from '../settings.js';
import { Applied } from './applied.js';
import { AppliedModule } from './applied.module.js';
import { countParked } from './parked.js';
import { Projection } from './projection.js';
import { Projector } from './projector.js';

const BATCH_SIZES = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000];

const epoch = (source: DataSource) => new GroupEpoch(pool(source));

const server = (group: GroupEpoch) => {
  const { brokers, topicPrefix: prefix } = readSettings();
  return new BatchKafkaServer({ brokers, prefix, family: 'milestones.', groupId: () => `${prefix}milepost-aggregator-${group.current}` });
};

const regroup = (group: GroupEpoch, transport: BatchKafkaServer) => new Regroup(group, transport);

const intake = (
  transport: BatchKafkaServer,
  { pool: own }: ProjectionPool,
  source: DataSource,
  applied: Applied,
  metrics: Metrics,
  projected: Projected,
) => {
  const sizes = metrics.histogram('milepost_projection_batch_messages', 'Messages per committed batch.', [], BATCH_SIZES);
  const parkings = metrics.counter('milepost_projection_parked_total', 'Messages that were parked.');
  metrics.gauge('milepost_parked_messages', 'Messages that are parked.', () => countParked(pool(source)));
  const counted = (readings: number, parked: number) => {
    sizes.observe(readings);
    parkings.inc(parked);
  };
  const projection = new Projection(own, [], applied.wanted);
  const projector = new Projector(projection, applied, counted);
  const { topicPrefix } = readSettings();
  return new Intake(transport, own, projection, projector, applied, topicPrefix, (slices, began) => projected.tell(slices, began));
};

/** Everything between the topics and the read model. `Applied` tells other parts of the process what was committed. */
@Module({
  imports: [AppliedModule],
  controllers: [MilestonesController],
  providers: [
    Projected,
    Watch,
    { provide: ProjectionPool, useFactory: (source: DataSource) => ProjectionPool.open(source), inject: [DataSource] },
    { provide: GroupEpoch, useFactory: epoch, inject: [DataSource] },
    { provide: BatchKafkaServer, useFactory: server, inject: [GroupEpoch] },
    { provide: Regroup, useFactory: regroup, inject: [GroupEpoch, BatchKafkaServer] },
    { provide: Intake, useFactory: intake, inject: [BatchKafkaServer, ProjectionPool, DataSource, Applied, Metrics, Projected] },
  ],
  exports: [AppliedModule],
})
export class ProjectionModule {}
