import type { IncomingMessage } from 'node:http';
import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { briefly, log } from './log.js';
import type { Problem, ProblemDocument } from './problem.js';
import { problemOf } from './problems.js';
import type { ShortAnswer } from './short-answer.js';

/** An HTML page for a browser that meets a problem. */
export type ErrorPage = (problem: ProblemDocument, request: FastifyRequest) => string;

/** Answers every error of an HTTP handler as problem+json, or as a page where the service has one and the caller prefers HTML. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly errorPage?: ErrorPage) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (reply.sent || reply.raw.headersSent) return cutShort(error, reply);
    sendProblem(error, request, reply, this.errorPage);
  }
}

export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply, errorPage?: ErrorPage): void {
  const problem = problemOf(error);
  const { status, headers, body } = asJson(problem);
  reply.status(status).headers(headers);
  if (errorPage && prefersHtml(request)) reply.type('text/html; charset=utf-8').send(errorPage(problem.document, request));
  else reply.send(body);
}

export const asJson = ({ document, headers, status }: Problem): ShortAnswer => ({
  status,
  headers: { 'cache-control': 'no-store', ...headers, 'content-type': 'application/problem+json; charset=utf-8' },
  body: JSON.stringify(document),
});

// Half an answer cannot be taken back: the client must see that it is cut, not take it for the whole.
function cutShort(error: unknown, reply: FastifyReply): void {
  log.error(briefly(error), 'error after the answer had begun');
  if (!reply.raw.writableEnded) reply.raw.destroy();
}

export const prefersHtml = ({ headers: { accept = '' } }: Pick<IncomingMessage, 'headers'>): boolean => /^[^,]*\btext\/html\b/.test(accept);
