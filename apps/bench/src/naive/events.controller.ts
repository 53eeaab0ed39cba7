import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { DataSource } from 'typeorm';
import { naiveSettings } from './settings.js';
import { Entry, type Event, entryOf } from './tables.js';

/** One look and one save per event, or one upsert that asks for no version. */
@Controller()
export class EventsController {
  constructor(private readonly source: DataSource) {}

  @EventPattern<Record<string, Event>>(naiveSettings.TOPIC)
  async project(@Payload() event: Event): Promise<void> {
    const entries = this.source.getRepository(Entry);
    const entry = entryOf(event);
    if (naiveSettings.PROJECT === 'upsert') return void (await entries.upsert(entry, ['kind', 'id']));
    const found = await entries.findOneBy({ kind: entry.kind, id: entry.id });
    if (!found || found.version < entry.version) await entries.save(entry);
  }
}
