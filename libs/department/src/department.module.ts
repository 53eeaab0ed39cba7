import { type DynamicModule, Module } from '@nestjs/common';
import { ActorGuard, DatabaseModule, identity, Identity, pool } from '@milepost/service';
import { DataSource } from 'typeorm';
import { BatchController } from './api/batch.controller.js';
import { CommandsController } from './api/commands.controller.js';
import { EntriesController } from './api/entries.controller.js';
import { SubmissionsController } from './api/submissions.controller.js';
import { DEPARTMENT, SETTINGS } from './api/tokens.js';
import { DepartmentLife } from './department-life.js';
import type { Department } from './department.js';
import { Recorder } from './recorder.js';
import { CreateLog1763800000000 } from './schema/create-log.js';
import { type DepartmentSettings, departmentSettings } from './settings.js';
import { Submissions } from './submissions.js';

const database = (department: Department) => () => ({
  url: departmentSettings().DATABASE_URL,
  schema: [CreateLog1763800000000],
  name: department.id,
});

/** The whole write side for one department: `DepartmentModule.forRoot(health)`. */
@Module({})
export class DepartmentModule {
  static forRoot(department: Department): DynamicModule {
    return {
      module: DepartmentModule,
      imports: [DatabaseModule.forRoot(database(department))],
      controllers: [BatchController, SubmissionsController, CommandsController, EntriesController],
      providers: [
        { provide: DEPARTMENT, useValue: department },
        { provide: SETTINGS, useFactory: departmentSettings },
        { provide: Identity, useFactory: issuer, inject: [SETTINGS] },
        ActorGuard,
        DepartmentLife,
        { provide: Recorder, useFactory: recorder, inject: [DataSource, DEPARTMENT, SETTINGS, DepartmentLife] },
        { provide: Submissions, useFactory: submissions, inject: [DataSource, Recorder, DEPARTMENT] },
      ],
    };
  }
}

const issuer = (settings: DepartmentSettings) => identity({ issuer: settings.IDENTITY_ISSUER, audience: settings.IDENTITY_AUDIENCE });

const recorder = (source: DataSource, department: Department, { TOPIC_PREFIX }: DepartmentSettings, life: DepartmentLife) =>
  new Recorder({ pool: pool(source), department, topicPrefix: TOPIC_PREFIX, committed: () => life.committed() });

const submissions = (source: DataSource, records: Recorder, department: Department) =>
  new Submissions(pool(source), records, department.id);
