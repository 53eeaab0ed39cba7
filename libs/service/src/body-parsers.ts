import formbody from '@fastify/formbody';
import type { FastifyInstance } from 'fastify';

/**
 * Bodies: JSON of every kind and form posts are parsed within the body limit; NDJSON is handed over as the unread stream,
 * to be read by `ndjsonLines`, which has limits of its own. Anything else is 415.
 */
export async function registerBodyParsers(fastify: FastifyInstance): Promise<void> {
  fastify.removeContentTypeParser('text/plain');
  const json = fastify.getDefaultJsonParser('error', 'error');
  fastify.addContentTypeParser(/^application\/[\w.-]+\+json\b/, { parseAs: 'string' }, json);
  fastify.addContentTypeParser('application/x-ndjson', (_request, payload, done) => done(null, payload));
  await fastify.register(formbody);
}
