import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';

/**
 * `@Params(IdParameter) { id }` and `@Queries(AtQuery) query`: what came, as the schema gives it; anything else is the problem `invalid`.
 * It is done at once. Nest's pipes take eight promises for each parameter, also for those without a schema: see "Decisions" for what that cost.
 */
const heldAgainst = (part: 'params' | 'query') => (schema: z.ZodType) =>
  createParamDecorator((_: unknown, context: ExecutionContext): unknown =>
    schema.parse(context.switchToHttp().getRequest<FastifyRequest>()[part]),
  )();

export const Params = heldAgainst('params');
export const Queries = heldAgainst('query');
