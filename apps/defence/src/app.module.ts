import { Module } from '@nestjs/common';
import { DepartmentModule } from '@milepost/department';
import { defence } from './defence.js';

/** The place for what only the defence service has; there is nothing yet that the library does not do. */
@Module({ imports: [DepartmentModule.forRoot(defence)] })
export class AppModule {}
