import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';

/**
 * A parameter as the schema gives it; anything else is the problem `invalid`. It is done at once: Nest's pipes take five promises for each
 * parameter, also for those without a schema ("Decisions" has what that cost).
 */
const heldAgainst = (part: 'params' | 'query') => (schema: z.ZodType) =>
  createParamDecorator((_: unknown, context: ExecutionContext): unknown =>
    schema.parse(context.switchToHttp().getRequest<FastifyRequest>()[part]),
  )();

/** `@Params(IdParameter) { id }`: what the address names. */
export const Params = heldAgainst('params');

/** `@Queries(AtQuery) query`: what follows the question mark. */
export const Queries = heldAgainst('query');
