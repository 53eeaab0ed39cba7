import { Module } from '@nestjs/common';
import { DatabaseModule } from '@milepost/service';
import { ApiModule } from './api/api.module.js';
import { ProjectionModule } from './projection/projection.module.js';
import { SiteModule } from './site/site.module.js';
import { schema } from './schema/schema.js';
import { readSettings } from './settings.js';

@Module({
  imports: [
    DatabaseModule.forRoot(() => ({ url: readSettings().databaseUrl, schema, name: 'milepost aggregator' })),
    ProjectionModule,
    ApiModule,
    SiteModule,
  ],
})
export class AppModule {}
