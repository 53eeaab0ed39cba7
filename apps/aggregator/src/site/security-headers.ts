import type { FastifyInstance } from 'fastify';

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const onPages = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};

/** The record is public: a page of any other site may read it. */
const onData = { 'x-content-type-options': 'nosniff', 'access-control-allow-origin': '*' };

/** On every answer, problems too. A page runs no script, asks no other host and stands in nobody's frame. */
export function setSecurityHeaders(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.headers(request.url.startsWith('/v1/') ? onData : onPages);
    done();
  });
}
