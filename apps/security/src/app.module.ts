import { Module } from '@nestjs/common';
import { DepartmentModule } from '@milepost/department';
import { security } from './security.js';

/** The place for what only the security service has; there is nothing yet that the library does not do. */
@Module({ imports: [DepartmentModule.forRoot(security)] })
export class AppModule {}
