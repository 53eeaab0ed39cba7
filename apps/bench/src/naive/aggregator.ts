import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type MicroserviceOptions, Transport } from '@nestjs/microservices';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { EventsController } from './events.controller.js';
import { ReadinessController } from './readiness.controller.js';
import { naiveSettings } from './settings.js';
import { source } from './source.js';

@Module({ controllers: [EventsController, ReadinessController], providers: [source] })
class NaiveAggregator {}

const app = await NestFactory.create(NaiveAggregator, new FastifyAdapter(), { logger: ['error'] });
app.connectMicroservice<MicroserviceOptions>({
  transport: Transport.KAFKA,
  options: {
    client: { clientId: 'naive', brokers: naiveSettings.KAFKA_BROKERS },
    consumer: { groupId: naiveSettings.TOPIC },
    subscribe: { fromBeginning: true },
  },
});
app.enableShutdownHooks();
await app.startAllMicroservices();
await app.listen(naiveSettings.PORT, '127.0.0.1');
