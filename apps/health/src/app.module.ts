import { Module } from '@nestjs/common';
import { DepartmentModule } from '@milepost/department';
import { health } from './health.js';

/** The place for what only the health service has; there is nothing yet that the library does not do. */
@Module({ imports: [DepartmentModule.forRoot(health)] })
export class AppModule {}
