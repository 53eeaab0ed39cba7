import { EntryId } from '@milepost/contracts';
import { Params, Problem, Queries } from '@milepost/service';
import { siteLanguages } from '@milepost/ui';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Addresses } from './addresses.js';
import * as pages from './pages.js';
import { PageWriter, type Part } from './page-writer.js';
import { ChangesQuery, PageQuery, PromisesQuery } from './site-parameters.js';

const Id = z.strictObject({ id: EntryId });
type Id = z.output<typeof Id>;

/** The public pages, in every language that has words. */
@Controller([...siteLanguages])
export class SiteController {
  constructor(@Inject(PageWriter) private readonly writer: PageWriter) {}

  @Get()
  withoutSlash(@Req() { url }: FastifyRequest, @Res() reply: FastifyReply) {
    reply.redirect(url.replace(/^\/\w+/, '$&/'), 301);
  }

  /** `/en/`, which only a wildcard meets; every other address below it is none. */
  @Get('*')
  home(@Queries(PageQuery) query: PageQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    if (!/^\/\w+\/(\?|$)/.test(request.url)) throw new Problem('not-found');
    return this.page('whole', pages.home, query, request, reply);
  }

  @Get('priorities/:id')
  priority(@Params(Id) { id }: Id, @Queries(PageQuery) query: PageQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.page('whole', pages.priority(id), query, request, reply);
  }

  @Get('promises-kept/:id')
  promisesKept(@Params(Id) { id }: Id, @Queries(PageQuery) query: PageQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.page('whole', pages.promisesKept(id), query, request, reply);
  }

  @Get('commitments')
  promises(@Queries(PromisesQuery) query: PromisesQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.page('whole', pages.promises(query), query, request, reply);
  }

  @Get('commitments/:id')
  commitment(@Params(Id) { id }: Id, @Queries(PageQuery) query: PageQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.page({ commitment: id }, pages.commitment(id), query, request, reply);
  }

  @Get('departments')
  departments(@Queries(PageQuery) query: PageQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.page('whole', pages.departments, query, request, reply);
  }

  @Get('departments/:id')
  department(@Params(Id) { id }: Id, @Queries(PageQuery) query: PageQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.page('whole', pages.department(id), query, request, reply);
  }

  @Get('changes')
  changes(@Queries(ChangesQuery) query: ChangesQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.page('whole', pages.changes(query), query, request, reply);
  }

  @Get('about/method')
  method(@Queries(PageQuery) query: PageQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.page('whole', pages.method, query, request, reply);
  }

  private async page(part: Part, build: pages.Build, query: PageQuery, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (query.clock === undefined) return this.writer.write(part, build, query, request, reply);
    reply.redirect(chosenDay(request.url, query), 303);
  }
}

/** The form sends a date and which clock it is for; the address of a page has one or the other. */
function chosenDay(url: string, { asOf, clock }: PageQuery): string {
  const { pathname, searchParams } = new URL(url, 'http://site');
  for (const name of ['asOf', 'knownAt', 'clock']) searchParams.delete(name);
  const to = new Addresses(pathname.slice(1, 3), clock === 'known' ? { knownAt: asOf } : { asOf });
  return to.to(
    pathname.slice('/en/'.length),
    Object.fromEntries([...searchParams.keys()].map((name) => [name, searchParams.getAll(name)])),
  );
}
