import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { LookupPool } from '../kept-pool.js';
import { AppliedModule } from '../projection/applied.module.js';
import { Arrivals } from './arrivals.js';
import { CountsController } from './counts.controller.js';
import { EntriesController } from './entries.controller.js';
import { EntryShortcut } from './entry-shortcut.js';
import { EventsController } from './events.controller.js';
import { Freshness } from './freshness.js';
import { Now, SystemNow } from './now.js';
import { OpenApiController } from './openapi.controller.js';
import { RecordReader } from './record-reader.js';

/** The read API of the consolidated record. It needs a `DataSource` of the read model. */
@Module({
  imports: [AppliedModule],
  controllers: [EntriesController, EventsController, CountsController, OpenApiController],
  providers: [
    Arrivals,
    EntryShortcut,
    Freshness,
    RecordReader,
    { provide: LookupPool, useFactory: (source: DataSource) => LookupPool.open(source), inject: [DataSource] },
    { provide: Now, useClass: SystemNow },
  ],
  exports: [RecordReader, Now],
})
export class ApiModule {}
