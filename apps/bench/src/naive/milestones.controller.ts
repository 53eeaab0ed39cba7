import { Body, Controller, Headers, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Reschedule, rescheduled } from './rescheduled.js';
import { naiveSettings } from './settings.js';
import { sinkText } from './sink-text.js';
import { Entry, Outbox } from './tables.js';

const payloadOf = (event: ReturnType<typeof rescheduled>) =>
  naiveSettings.PAYLOAD === 'sink' ? sinkText(event.data) : JSON.stringify(event);

/** One transaction per request with the entry and its outbox row: two statements, nothing checked, nobody asked who they are. */
@Controller('v1/milestones')
export class MilestonesController {
  constructor(private readonly source: DataSource) {}

  @Post(':id/reschedule')
  async reschedule(@Param('id') id: string, @Headers('if-match') match: string, @Body() body: Reschedule): Promise<object> {
    const version = Number(match.replaceAll('"', '')) + 1;
    const event = rescheduled(id, version, body);
    await this.source.transaction(async (manager) => {
      await manager.upsert(Entry, { kind: 'milestone', id, version, state: event.data.state }, ['kind', 'id']);
      await manager.insert(Outbox, { topic: naiveSettings.TOPIC, key: id, payload: payloadOf(event), sentAt: null });
    });
    return { kind: 'milestone', id, version, eventId: event.id };
  }
}
