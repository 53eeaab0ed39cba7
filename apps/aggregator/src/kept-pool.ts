import type { OnApplicationShutdown } from '@nestjs/common';
import { addressOf, connectDatabase, type DatabaseSettings, pool } from '@milepost/service';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';

const connectBeside = (source: DataSource, settings: Pick<DatabaseSettings, 'name' | 'poolSize' | 'kept'>) =>
  connectDatabase({ url: addressOf(source), plans: 'kept', ...settings });

/**
 * Connections of their own for statements that look up by key: nobody else keeps them waiting, and their plans are kept, which those of
 * statements that read by size must not be.
 */
abstract class KeptPool implements OnApplicationShutdown {
  constructor(private readonly source: DataSource) {}

  get pool(): Pool {
    return pool(this.source);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.source.destroy();
  }
}

/** Of the projection: one writes, one asks where the model stands. */
export class ProjectionPool extends KeptPool {
  static async open(beside: DataSource): Promise<ProjectionPool> {
    return new ProjectionPool(await connectBeside(beside, { name: 'milepost projection', poolSize: 2, kept: 2 }));
  }
}

/** Of readers who ask for what they can name. */
export class LookupPool extends KeptPool {
  static async open(beside: DataSource): Promise<LookupPool> {
    return new LookupPool(await connectBeside(beside, { name: 'milepost lookups', poolSize: 4, kept: 1 }));
  }
}
