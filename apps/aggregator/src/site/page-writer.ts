import { Problem } from '@milepost/service';
import { type Assets, assets, renderPage, translator } from '@milepost/ui';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ClockQuery, momentOf } from '../api/clocks.js';
import { answer } from '../api/conditional.js';
import { Now } from '../api/now.js';
import { Addresses } from './addresses.js';
import { packed } from './packed.js';
import { pageFrame, type Visit } from './frame.js';
import type { Build } from './pages.js';
import { type RecordOnDay, RecordSource } from './record-source.js';

/** Which part of the record a page is built from. */
export type Part = 'whole' | { commitment: string };

const html = 'text/html; charset=utf-8';

/** Builds a page from the record on the day that is asked for, and sends it, or 304 to who has it. */
@Injectable()
export class PageWriter {
  readonly assets: Assets = assets();

  constructor(
    @Inject(RecordSource) private readonly source: RecordSource,
    @Inject(Now) private readonly clock: Now,
  ) {}

  /** @throws Problem `not-found` when the record has no such thing on that day. */
  async write(part: Part, build: Build, query: ClockQuery, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const now = this.clock.now();
    const lang = request.url.slice(1, 3);
    const { asOf, knownAt } = query;
    const clocks = { ...(asOf && { asOf }), ...(knownAt && { knownAt }) };
    const visit: Visit = { lang, clocks, moment: momentOf(clocks, now), now };
    const found = part === 'whole' ? await this.source.all(visit.moment) : await this.source.around(part.commitment, visit.moment);
    const body = found && this.render(found, build, visit);
    if (body === undefined) throw new Problem('not-found');
    answer(request, reply, { ...packed(request, reply, body), type: html });
  }

  private render({ record, departments }: RecordOnDay, build: Build, visit: Visit): string | undefined {
    const { lang, clocks, moment } = visit;
    const to = new Addresses(lang, clocks);
    const built = build({ record, departments, day: moment.day, past: moment.past, t: translator(lang), to });
    return built && renderPage({ frame: pageFrame(built.about, visit, record, this.assets), body: built.body });
  }
}
