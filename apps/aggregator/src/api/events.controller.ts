import { Params, Problem, Queries } from '@milepost/service';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { momentOf } from './clocks.js';
import { answer, json } from './conditional.js';
import { listEvents } from './list-events.js';
import { nextPage } from './next-page.js';
import { Now } from './now.js';
import { EventParameter, EventsQuery } from './parameters.js';
import { RecordReader } from './record-reader.js';
import { pageText } from './rows.js';

/** The events behind the record, each exactly as it was on the wire. */
@Controller('v1/events')
export class EventsController {
  constructor(
    @Inject(RecordReader) private readonly record: RecordReader,
    @Inject(Now) private readonly clock: Now,
  ) {}

  @Get()
  async events(@Queries(EventsQuery) query: EventsQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const { rows, next } = await listEvents(this.record.pool, query, momentOf(query, this.clock.now()));
    const body = pageText(rows.map(({ doc }) => doc), next); // prettier-ignore
    answer(request, nextPage(request, reply, next), { body, type: json });
  }

  @Get(':id')
  async event(@Params(EventParameter) { id }: { id: string }, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const body = await this.record.event(id);
    if (body === undefined) throw new Problem('not-found', `The record has no event ${id}.`);
    // An event never changes: it may be kept for good.
    const cacheControl = 'public, max-age=31536000, immutable';
    answer(request, reply, { body, type: 'application/cloudevents+json; charset=utf-8', etag: `"${id}"`, cacheControl });
  }
}
