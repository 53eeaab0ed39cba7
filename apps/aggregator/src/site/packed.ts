import { gzipSync } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { etagOf } from '../api/conditional.js';

export interface Packed {
  body: string | Buffer;
  etag: string;
}

/** The body as the caller takes it. Packed it is another sequence of bytes, so that its strong tag is another one too. */
export function packed(request: FastifyRequest, reply: FastifyReply, body: string): Packed {
  reply.header('vary', 'accept-encoding');
  const etag = etagOf(body);
  if (!takesGzip(request)) return { body, etag };
  reply.header('content-encoding', 'gzip');
  return { body: gzipSync(body, { level: 5 }), etag: `${etag.slice(0, -1)}-gzip"` };
}

const takesGzip = ({ headers }: FastifyRequest) => /\bgzip\b(?!;q=0(\.0*)?(,|$))/.test(String(headers['accept-encoding'] ?? ''));
