import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { MilestonesController } from './milestones.controller.js';
import { PollingRelay } from './polling-relay.js';
import { adapter } from './adapter.js';
import { ReadinessController } from './readiness.controller.js';
import { naiveSettings } from './settings.js';
import { source } from './source.js';

@Module({ controllers: [MilestonesController, ReadinessController], providers: [source, PollingRelay] })
class NaiveDepartment {}

const app = await NestFactory.create(NaiveDepartment, adapter(), { logger: ['error'] });
app.enableShutdownHooks();
await app.listen(naiveSettings.PORT, '127.0.0.1');
