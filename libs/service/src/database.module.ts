import { Global, Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { connectDatabase, pool, type DatabaseSettings } from './database.js';
import { Probes } from './probes.js';

/** Gives the application its `DataSource`, a readiness check, and closes it last, after HTTP and the transports. */
@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Probes) probes: Probes,
  ) {
    probes.addReady('database', async () => {
      await pool(source).query('select 1');
    });
  }

  /** `settings` are read when the application starts, not when its module is loaded. */
  static forRoot(settings: () => DatabaseSettings): DynamicModule {
    const source = { provide: DataSource, useFactory: () => connectDatabase(settings()) };
    return { module: DatabaseModule, providers: [source], exports: [DataSource] };
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }
}
