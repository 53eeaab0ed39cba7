import { randomUUID } from 'node:crypto';
import { Body, Controller, Headers, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { naiveSettings } from './settings.js';
import { Entry, Outbox } from './tables.js';

interface Reschedule {
  occurredOn: object;
  change: { to: object; reason: object };
}

/** One transaction per request with the entry and its outbox row: two statements, nothing checked, nobody asked who they are. */
@Controller('v1/milestones')
export class MilestonesController {
  constructor(private readonly source: DataSource) {}

  @Post(':id/reschedule')
  async reschedule(@Param('id') id: string, @Headers('if-match') match: string, @Body() body: Reschedule): Promise<object> {
    const version = Number(match.replaceAll('"', '')) + 1;
    const event = eventOf(id, version, body);
    await this.source.transaction(async (manager) => {
      await manager.upsert(Entry, { kind: 'milestone', id, version, state: event.data.state }, ['kind', 'id']);
      await manager.insert(Outbox, { topic: naiveSettings.TOPIC, key: id, payload: JSON.stringify(event), sentAt: null });
    });
    return { kind: 'milestone', id, version, eventId: event.id };
  }
}

function eventOf(entryId: string, version: number, { change, ...said }: Reschedule) {
  const id = randomUUID();
  const { to, reason } = change;
  const dueHistory = [{ due: to, setOn: said.occurredOn, reason, eventId: id }];
  const state = {
    title: { en: 'Report on the first results tabled' },
    status: 'scheduled',
    due: to,
    dueHistory,
    met: null,
    reversed: null,
  };
  return {
    specversion: '1.0',
    id,
    source: '/departments/health',
    type: 'eu.milepost.MilestoneRescheduled.v1',
    subject: `milestone/${entryId}`,
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    data: { kind: 'milestone', entryId, version, department: 'health', ...said, change, state },
  };
}
