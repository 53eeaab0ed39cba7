import { Module } from '@nestjs/common';
import { DepartmentModule } from '@milepost/department';
import { migration } from './migration.js';

/** The place for what only the migration service has; there is nothing yet that the library does not do. */
@Module({ imports: [DepartmentModule.forRoot(migration)] })
export class AppModule {}
