import { Controller, Get, Inject, Param, Res, UseGuards } from '@nestjs/common';
import type { State } from '@milepost/contracts';
import { type Actor, ActorGuard, CurrentActor, pool, Problem } from '@milepost/service';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { canRead } from '../can.js';
import type { Department } from '../department.js';
import { kindOf } from './request.js';
import { DEPARTMENT } from './tokens.js';

type Row = { version: number; event_id: string; state: State | null; public: State | null };

/** An entry as this service holds it: people of the department see all of it, others what was disclosed. */
@Controller('v1')
@UseGuards(ActorGuard)
export class EntriesController {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(DEPARTMENT) private readonly department: Department,
  ) {}

  @Get(':collection/:id')
  async show(
    @Param() { collection, id }: { collection: string; id: string },
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) response: FastifyReply,
  ): Promise<object> {
    const kind = kindOf(collection);
    const text = 'select version, event_id, state, public from entry where kind = $1 and id = $2';
    const { rows } = await pool(this.source).query<Row>({ name: 'entry', text, values: [kind, id] });
    if (!rows[0]) throw new Problem('not-found', `There is no ${kind} ${id.slice(0, 120)}.`);
    const { version, event_id: eventId, state, public: disclosed } = rows[0];
    response.header('etag', `"${version}"`);
    return { kind, id, version, eventId, state: canRead(actor, this.department.id) ? state : (disclosed ?? state) };
  }
}
