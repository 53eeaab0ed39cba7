import type { Kind } from '@milepost/contracts';
import { Params, Queries } from '@milepost/service';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ClockQuery, momentOf } from './clocks.js';
import { answer, entryAnswer, json } from './conditional.js';
import { listEntries } from './list-entries.js';
import { nextPage } from './next-page.js';
import { Now } from './now.js';
import {
  ActsQuery,
  AtQuery,
  CommitmentsQuery,
  type EntriesQuery,
  EntryParameters,
  EntryQuery,
  IdParameter,
  MilestonesQuery,
  TargetsQuery,
  UpdatesQuery,
} from './parameters.js';
import { RecordReader } from './record-reader.js';
import { entryText, pageText } from './rows.js';

/** Lists of entries, and single ones. */
@Controller('v1')
export class EntriesController {
  constructor(
    @Inject(RecordReader) private readonly record: RecordReader,
    @Inject(Now) private readonly clock: Now,
  ) {}

  @Get('commitments')
  commitments(@Queries(CommitmentsQuery) query: CommitmentsQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.list('commitment', query, request, reply);
  }

  @Get('milestones')
  milestones(@Queries(MilestonesQuery) query: EntriesQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.list('milestone', query, request, reply);
  }

  @Get('targets')
  targets(@Queries(TargetsQuery) query: EntriesQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.list('target', query, request, reply);
  }

  @Get('acts')
  acts(@Queries(ActsQuery) query: EntriesQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.list('act', query, request, reply);
  }

  @Get('updates')
  updates(@Queries(UpdatesQuery) query: EntriesQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.list('update', query, request, reply);
  }

  @Get('commitments/:id')
  async commitment(
    @Params(IdParameter) { id }: { id: string },
    @Queries(AtQuery) query: ClockQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ) {
    answer(request, reply, { body: await this.record.commitment(id, momentOf(query, this.clock.now())), type: json });
  }

  @Get('milestones/:id')
  milestone(
    @Params(IdParameter) { id }: { id: string },
    @Queries(EntryQuery) query: EntryQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ) {
    return this.one({ kind: 'milestone', id }, query, request, reply);
  }

  @Get('entries/:kind/:id')
  entry(
    @Params(EntryParameters) key: EntryParameters,
    @Queries(EntryQuery) query: EntryQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ) {
    return this.one(key, query, request, reply);
  }

  private async one(key: EntryParameters, query: EntryQuery, request: FastifyRequest, reply: FastifyReply) {
    const moment = momentOf(query, this.clock.now());
    answer(request, reply, entryAnswer(await this.record.asked(key, query, moment)));
  }

  private async list(kind: Kind, query: EntriesQuery & ClockQuery, request: FastifyRequest, reply: FastifyReply) {
    const moment = momentOf(query, this.clock.now());
    const { rows, next } = await listEntries(this.record.pool, kind, query, moment);
    answer(request, nextPage(request, reply, next), { body: pageText(rows.map(entryText), next), type: json });
  }
}
