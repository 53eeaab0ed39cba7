import { Body, Controller, Get, HttpCode, Param, Post, Res, UseGuards } from '@nestjs/common';
import { type Actor, ActorGuard, CurrentActor } from '@milepost/service';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { type Submission, Submissions } from '../submissions.js';
import type { Answer } from '../work.js';
import { reply } from './reply.js';

const Return = z.strictObject({ reason: z.string().trim().min(1).max(2000) });

/** What waits for a second person: see it, approve it, give it back. */
@Controller('v1/submissions')
@UseGuards(ActorGuard)
export class SubmissionsController {
  constructor(private readonly submissions: Submissions) {}

  @Get()
  async list(@CurrentActor() actor: Actor): Promise<{ items: Submission[] }> {
    return { items: await this.submissions.waiting(actor) };
  }

  @Get(':id')
  show(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<Submission> {
    return this.submissions.show(id, actor);
  }

  @Post(':id/approve')
  async approve(
    @Param('id') id: string,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) response: FastifyReply,
  ): Promise<Answer> {
    return reply(response, await this.submissions.approve(id, actor));
  }

  @Post(':id/return')
  @HttpCode(200)
  return(@Param('id') id: string, @Body() body: unknown, @CurrentActor() actor: Actor): Promise<Submission> {
    return this.submissions.return(id, actor, Return.parse(body).reason);
  }
}
