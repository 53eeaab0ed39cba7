import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answer, json } from './conditional.js';
import { openApi } from './openapi.js';

@Controller()
export class OpenApiController {
  private readonly body = JSON.stringify(openApi());

  @Get('openapi.json')
  document(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    answer(request, reply, { body: this.body, type: json });
  }
}
