import { HttpException } from '@nestjs/common';
import { z } from 'zod';
import { codeOf, isAway } from './away.js';
import { fieldErrors } from './field-errors.js';
import { isError } from './is-error.js';
import { briefly, log } from './log.js';
import { Problem, PROBLEMS, unavailable, type ProblemSlug } from './problem.js';

/** The one mapper from whatever was thrown to an answer; what nobody foresaw is logged once and says nothing to the caller. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof z.core.$ZodError) return invalid(error.issues);
  if (error instanceof HttpException)
    return new Problem(slugOf(error.getStatus()), error.message.replace(NO_ROUTE, 'There is nothing at this address.'));
  if (isError(error)) return ofBody(error) ?? ofServer(error) ?? unforeseen(error);
  return unforeseen(error);
}

/** The answer to a body or query that does not meet its schema. */
export const invalid = (issues: readonly z.core.$ZodIssue[]): Problem =>
  new Problem('invalid', 'Nothing was changed.', { errors: fieldErrors(issues) });

// Nest's sentence repeats the address, which the caller knows and which may hold what should not be repeated.
const NO_ROUTE = /^Cannot [A-Z]+ .*$/s;

const SLUGS = new Map(Object.entries(PROBLEMS).map(([slug, [status]]) => [status as number, slug as ProblemSlug]));

const slugOf = (status: number): ProblemSlug => (status === 400 ? 'unreadable' : (SLUGS.get(status) ?? unlisted(status)));
const unlisted = (status: number): ProblemSlug => (status < 500 ? 'unreadable' : status === 500 ? 'internal' : 'unavailable');

const TOO_LARGE = new Problem('too-large', 'The body is larger than this address takes.');
export const NOT_JSON = new Problem('unreadable', 'The body is not valid JSON.');

/** Fastify's own refusals carry a code that starts with FST_ and a status below 500. */
function ofBody(error: Error): Problem | undefined {
  const code = codeOf(error);
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return TOO_LARGE;
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
  if (status >= 500) return undefined;
  if (error.name === 'SyntaxError') return NOT_JSON;
  return new Problem(slugOf(status), status === 415 ? 'This address does not take such a body.' : error.message);
}

// Characters that PostgreSQL cannot store (22021, 22P05) and numbers beyond its types (22003) came from the caller.
const NOT_STORABLE = /^(22021|22P05|22003)$/;

function ofServer(error: Error): Problem | undefined {
  if (isAway(error)) {
    log.warn(briefly(error), 'a server is away');
    return unavailable('Please try again in a moment.', 1, error);
  }
  if (NOT_STORABLE.test(codeOf(error) ?? '')) return new Problem('invalid', 'A value holds a character or a size that cannot be stored.');
  return undefined;
}

function unforeseen(error: unknown): Problem {
  log.error({ ...briefly(error), stack: isError(error) ? callsOf(error) : undefined }, 'unforeseen error');
  return new Problem('internal', '', { cause: error });
}

// The first lines of a stack repeat the message, which may be long; only the calls are wanted.
const callsOf = ({ stack = '' }: Error) =>
  stack
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 12)
    .join('\n');
