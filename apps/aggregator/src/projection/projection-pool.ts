import type { OnApplicationShutdown } from '@nestjs/common';
import { connectDatabase, pool } from '@milepost/service';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';

const CONNECTIONS = 2; // one writes, one asks where the model stands

/** The projection's own connections: readers never keep it waiting, and its statements' plans are kept, which theirs must not be. */
export class ProjectionPool implements OnApplicationShutdown {
  private constructor(private readonly source: DataSource) {}

  static async open(url: string): Promise<ProjectionPool> {
    return new ProjectionPool(
      await connectDatabase({ url, name: 'milepost projection', poolSize: CONNECTIONS, kept: CONNECTIONS, plans: 'kept' }),
    );
  }

  get pool(): Pool {
    return pool(this.source);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.source.destroy();
  }
}
