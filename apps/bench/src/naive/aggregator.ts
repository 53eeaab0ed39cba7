import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type MicroserviceOptions, Transport } from '@nestjs/microservices';
import { BatchConsumer } from './batch-consumer.js';
import { EntriesController } from './entries.controller.js';
import { EventsController } from './events.controller.js';
import { adapter } from './adapter.js';
import { ReadinessController } from './readiness.controller.js';
import { groupId, naiveSettings } from './settings.js';
import { source } from './source.js';

const inBatches = naiveSettings.PROJECT === 'eachBatch';

@Module({
  controllers: [EntriesController, ReadinessController, ...(inBatches ? [] : [EventsController])],
  providers: [source, ...(inBatches ? [BatchConsumer] : [])],
})
class NaiveAggregator {}

const app = await NestFactory.create(NaiveAggregator, adapter(), { logger: ['error'] });
const kafka: MicroserviceOptions = {
  transport: Transport.KAFKA,
  options: {
    client: { clientId: 'naive', brokers: naiveSettings.KAFKA_BROKERS },
    consumer: { groupId },
    subscribe: { fromBeginning: true },
  },
};
if (!inBatches) app.connectMicroservice(kafka);
app.enableShutdownHooks();
await app.startAllMicroservices();
await app.listen(naiveSettings.PORT, '127.0.0.1');
