import type { FastifyReply, FastifyRequest } from 'fastify';

/** The address of the next page as RFC 8288 has it: this address with another `after`. */
export function nextPage(request: FastifyRequest, reply: FastifyReply, next: string | null): FastifyReply {
  if (next === null) return reply;
  const [path = '', query = ''] = request.url.split('?', 2);
  const parameters = new URLSearchParams(query);
  parameters.set('after', next);
  return reply.header('link', `<${path}?${parameters}>; rel="next"`);
}
