import { Queries } from '@milepost/service';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ClockQuery, momentOf } from './clocks.js';
import { answer, json } from './conditional.js';
import { departments } from './departments.js';
import { Now } from './now.js';
import { AtQuery } from './parameters.js';
import { RecordReader } from './record-reader.js';
import { scorecard } from './scorecard.js';

/** Numbers about the record; each names what it counts. */
@Controller('v1')
export class CountsController {
  constructor(
    @Inject(RecordReader) private readonly record: RecordReader,
    @Inject(Now) private readonly clock: Now,
  ) {}

  @Get('scorecard')
  async scorecard(@Queries(AtQuery) query: ClockQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const { asOf, knownAt } = query;
    const given = { ...(asOf && { asOf }), ...(knownAt && { knownAt }) };
    const counts = await scorecard(this.record.pool, momentOf(query, this.clock.now()), given);
    answer(request, reply, { body: JSON.stringify(counts), type: json });
  }

  @Get('departments')
  async departments(@Queries(AtQuery) query: ClockQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const items = await departments(this.record.pool, momentOf(query, this.clock.now()));
    answer(request, reply, { body: JSON.stringify({ items }), type: json });
  }
}
