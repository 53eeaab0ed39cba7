import { Controller, Post, Req, Res, UseGuards } from '@nestjs/common';
import { EntryId, Kind } from '@milepost/contracts';
import { type Actor, ActorGuard, CurrentActor, ndjsonLines, problemOf } from '@milepost/service';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { z } from 'zod';
import type { Command } from '../command.js';
import { Submissions } from '../submissions.js';
import { isWaiting } from '../work.js';
import { beginningOf, commandOf, eventFor, idempotencyKey } from './request.js';

const LIMITS = { body: 32 * 1024 * 1024, line: 1024 * 1024 };
const AT_ONCE = 256;

const Line = z.looseObject({
  kind: Kind,
  id: EntryId,
  action: z.string().max(60).optional(),
  ifMatch: z.int().positive().optional(),
  idempotencyKey: z.string().optional(),
});

/** Many commands in one request: NDJSON in, one answer line per line, in the order of the lines. A bad line fails alone. */
@Controller('v1/batch')
@UseGuards(ActorGuard)
export class BatchController {
  constructor(private readonly submissions: Submissions) {}

  @Post()
  batch(@CurrentActor() actor: Actor, @Req() request: FastifyRequest, @Res() response: FastifyReply): void {
    const body = request.body as AsyncIterable<Buffer>;
    const lines = ndjsonLines(body, LIMITS);
    const answers = Readable.from(this.answers(lines, actor, request));
    void response.status(200).type('application/x-ndjson').send(answers);
  }

  private async *answers(lines: AsyncIterable<string>, actor: Actor, request: FastifyRequest): AsyncGenerator<string> {
    let number = 0;
    let waiting: Promise<string>[] = [];
    for await (const line of lines) {
      waiting.push(this.answer(line, ++number, actor, request.traceparent));
      if (waiting.length < AT_ONCE) continue;
      yield (await Promise.all(waiting)).join('');
      waiting = [];
    }
    yield (await Promise.all(waiting)).join('');
    request.about = { lines: number };
  }

  private async answer(text: string, line: number, actor: Actor, traceparent: string): Promise<string> {
    try {
      const answer = await this.submissions.submit({ command: commandOfLine(text, traceparent), actor });
      return `${JSON.stringify({ line, status: isWaiting(answer) ? 202 : 201, ...answer })}\n`;
    } catch (error) {
      const problem = problemOf(error);
      return `${JSON.stringify({ line, status: problem.status, problem: problem.document })}\n`;
    }
  }
}

function commandOfLine(text: string, traceparent: string): Command {
  const { kind, id, action, ifMatch, idempotencyKey: key, ...body } = Line.parse(jsonOf(text));
  const headers = { expectedVersion: ifMatch, idempotencyKey: idempotencyKey(key), traceparent };
  if (action === undefined) return commandOf(kind, beginningOf(kind, body), undefined, { id, ...body }, headers);
  return commandOf(kind, eventFor(kind, action), id, body, headers);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new z.ZodError([
      { code: 'custom', path: [], message: 'This line is not valid JSON.', input: undefined, params: { code: 'not-json', cause } },
    ]);
  }
}
