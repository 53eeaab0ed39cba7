import { Module } from '@nestjs/common';
import { CountsController } from './counts.controller.js';
import { EntriesController } from './entries.controller.js';
import { EventsController } from './events.controller.js';
import { Now, SystemNow } from './now.js';
import { OpenApiController } from './openapi.controller.js';
import { RecordReader } from './record-reader.js';

/** The read API of the consolidated record. It needs a `DataSource` of the read model. */
@Module({
  controllers: [EntriesController, EventsController, CountsController, OpenApiController],
  providers: [RecordReader, { provide: Now, useClass: SystemNow }],
  exports: [RecordReader, Now],
})
export class ApiModule {}
