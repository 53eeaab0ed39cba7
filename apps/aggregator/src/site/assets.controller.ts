import { Problem } from '@milepost/service';
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answer } from '../api/conditional.js';
import { PageWriter } from './page-writer.js';

/** Style and fonts. The hash of the content is in the address: whoever has one may keep it for good. */
@Controller()
export class AssetsController {
  constructor(@Inject(PageWriter) private readonly writer: PageWriter) {}

  @Get()
  root(@Res() reply: FastifyReply) {
    reply.redirect('/en/', 302);
  }

  @Get('assets/:name')
  asset(@Param('name') name: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const asset = this.writer.assets.all.find(({ path }) => path === `/assets/${name}`);
    if (!asset) throw new Problem('not-found');
    answer(request, reply, { ...asset, cacheControl: 'public, max-age=31536000, immutable' });
  }
}
