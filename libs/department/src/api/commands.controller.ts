import { Body, Controller, Param, Post, Req, Res, UseGuards } from '@nestjs/common';
import { EntryId } from '@milepost/contracts';
import { type Actor, ActorGuard, CurrentActor } from '@milepost/service';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Submissions } from '../submissions.js';
import type { Answer } from '../work.js';
import { beginningOf, commandOf, eventFor, headersOf, kindOf } from './request.js';
import { reply } from './reply.js';

/** One address per thing that can happen to an entry; HTTP in and out, nothing else. */
@Controller('v1')
@UseGuards(ActorGuard)
export class CommandsController {
  constructor(private readonly submissions: Submissions) {}

  @Post(':collection')
  async begin(
    @Param('collection') collection: string,
    @Body() body: unknown,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) response: FastifyReply,
  ): Promise<Answer> {
    const kind = kindOf(collection);
    const command = commandOf(kind, beginningOf(kind, body), undefined, body, headersOf(request));
    return reply(response, await this.submissions.submit({ command, actor }));
  }

  @Post(':collection/:id/:action')
  async act(
    @Param() { collection, id, action }: { collection: string; id: string; action: string },
    @Body() body: unknown,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) response: FastifyReply,
  ): Promise<Answer> {
    const kind = kindOf(collection);
    const command = commandOf(kind, eventFor(kind, action), EntryId.parse(id), body, headersOf(request));
    return reply(response, await this.submissions.submit({ command, actor }));
  }
}
