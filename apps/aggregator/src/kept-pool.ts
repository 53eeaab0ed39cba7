import type { OnApplicationShutdown } from '@nestjs/common';
import { addressOf, connectDatabase, type DatabaseSettings, pool } from '@milepost/service';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';

type Made<Kept> = new (source: DataSource) => Kept;

/**
 * Connections of their own for statements that look up by key: nobody else keeps them waiting, and their plans are kept, which those of
 * statements that read by size must not be.
 */
abstract class KeptPool implements OnApplicationShutdown {
  constructor(private readonly source: DataSource) {}

  protected static async connect<Kept>(
    own: Made<Kept>,
    beside: DataSource,
    settings: Pick<DatabaseSettings, 'name' | 'poolSize' | 'kept'>,
  ) {
    return new own(await connectDatabase({ url: addressOf(beside), plans: 'kept', ...settings }));
  }

  get pool(): Pool {
    return pool(this.source);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.source.destroy();
  }
}

/** Of the projection: one writes, one asks where the model stands. */
export class ProjectionPool extends KeptPool {
  static open(beside: DataSource): Promise<ProjectionPool> {
    return this.connect(ProjectionPool, beside, { name: 'milepost projection', poolSize: 2, kept: 2 });
  }
}

/** Of readers who ask for what they can name. */
export class LookupPool extends KeptPool {
  static open(beside: DataSource): Promise<LookupPool> {
    return this.connect(LookupPool, beside, { name: 'milepost lookups', poolSize: 4, kept: 1 });
  }
}
