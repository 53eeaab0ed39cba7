import { Module, type Type } from '@nestjs/common';
import { DatabaseModule } from '@milepost/service';
import { ApiModule } from './api/api.module.js';
import { ProjectionModule } from './projection/projection.module.js';
import { SiteModule } from './site/site.module.js';
import { schema } from './schema/schema.js';
import { readSettings, type Role } from './settings.js';

const PARTS: Record<Role, Type[]> = { projection: [ProjectionModule], api: [ApiModule, SiteModule] };

/** What these roles consist of. They meet in the database only: what one process projects another shows. */
export const partsFor = (roles: readonly Role[]): Type[] => roles.flatMap((role) => PARTS[role]);

/** What every aggregator has, whatever its roles. */
@Module({ imports: [DatabaseModule.forRoot(() => ({ url: readSettings().databaseUrl, schema, name: 'milepost aggregator' }))] })
export class AppModule {}
