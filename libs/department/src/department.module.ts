import { type DynamicModule, Module } from '@nestjs/common';
import { ActorGuard, DatabaseModule, identity, Identity, Metrics, pool, Probes } from '@milepost/service';
import { DataSource } from 'typeorm';
import { BatchController } from './api/batch.controller.js';
import { CommandShortcut } from './api/command-shortcut.js';
import { CommandsController } from './api/commands.controller.js';
import { EntriesController } from './api/entries.controller.js';
import { SubmissionsController } from './api/submissions.controller.js';
import { DEPARTMENT, SETTINGS } from './api/tokens.js';
import { DepartmentLife } from './department-life.js';
import type { Department } from './department.js';
import { Recorder } from './recorder.js';
import { probeRecorder, recorderFigures } from './recorder-figures.js';
import { schema } from './schema/schema.js';
import { type DepartmentSettings, departmentSettings } from './settings.js';
import { Submissions } from './submissions.js';

/** Whoever waits behind a batch that the database does not answer is told within twice this time, not after a minute. */
const STATEMENT_MS = 3_000;

const database = (department: Department) => () => ({
  url: departmentSettings().DATABASE_URL,
  schema,
  name: department.id,
  statementTimeout: STATEMENT_MS,
  plans: 'kept' as const,
  kept: 2, // heads and idempotency keys are asked at once, and who posts after a quiet hour waits for no connection
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
        CommandShortcut,
        DepartmentLife,
        { provide: Recorder, useFactory: recorder, inject: [DataSource, DEPARTMENT, SETTINGS, DepartmentLife, Metrics, Probes] },
        { provide: Submissions, useFactory: submissions, inject: [DataSource, Recorder, DEPARTMENT] },
      ],
    };
  }
}

const issuer = (settings: DepartmentSettings) => identity({ issuer: settings.IDENTITY_ISSUER, audience: settings.IDENTITY_AUDIENCE });

const recorder = (
  source: DataSource,
  department: Department,
  { TOPIC_PREFIX }: DepartmentSettings,
  life: DepartmentLife,
  metrics: Metrics,
  probes: Probes,
) => {
  const wrote = recorderFigures(metrics);
  const made = new Recorder({
    pool: pool(source),
    department,
    topicPrefix: TOPIC_PREFIX,
    committed: (written) => life.committed(written),
    wrote,
  });
  metrics.gauge('milepost_record_waiting_commands', 'Commands that wait for their answer.', () => made.status().waiting);
  probeRecorder(probes, () => made.status().writingFor);
  return made;
};

const submissions = (source: DataSource, records: Recorder, department: Department) =>
  new Submissions(pool(source), records, department.id);
