import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { DataSource } from 'typeorm';
import { naiveSettings } from './settings.js';
import { Entry } from './tables.js';

interface Event {
  data: { kind: string; entryId: string; version: number; state: object };
}

/** One look and one save per event. */
@Controller()
export class EventsController {
  constructor(private readonly source: DataSource) {}

  @EventPattern<Record<string, Event>>(naiveSettings.TOPIC)
  async project(@Payload() { data: { kind, entryId: id, version, state } }: Event): Promise<void> {
    const entries = this.source.getRepository(Entry);
    const found = await entries.findOneBy({ kind, id });
    if (!found || found.version < version) await entries.save({ kind, id, version, state });
  }
}
