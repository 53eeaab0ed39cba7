import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { parseJson } from './read-json.js';

/**
 * Bodies: JSON of every kind and form posts are parsed within the body limit; NDJSON is handed over as the unread stream,
 * to be read by `ndjsonLines`, which has limits of its own. Anything else is 415.
 */
export async function registerBodyParsers(fastify: FastifyInstance): Promise<void> {
  fastify.removeContentTypeParser('text/plain');
  fastify.removeContentTypeParser('application/json');
  for (const type of ['application/json', /^application\/[\w.-]+\+json\b/])
    fastify.addContentTypeParser(type, { parseAs: 'string' }, async (_request: FastifyRequest, text: string) => parseJson(text));
  fastify.addContentTypeParser('application/x-ndjson', (_request, payload, done) => done(null, payload));
  await fastify.register(formbody);
}
