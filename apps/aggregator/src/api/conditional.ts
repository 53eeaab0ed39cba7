import { hash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Strong: two answers have the same tag only when they are the same byte for byte. */
export const etagOf = (body: string | Buffer): string => `"${hash('sha1', body, 'base64url')}"`;

/** Whether who asks has it already, by its If-None-Match. */
export const matches = (given: string | undefined, etag: string): boolean =>
  given !== undefined && (given === '*' || given.split(',').some((one) => one.trim().replace(/^W\//, '') === etag));

export interface Answer {
  body: string | Buffer;
  type: string;
  etag?: string;
  /** Default: always ask whether it is still the same, which costs a 304. */
  cacheControl?: string;
}

/** Sends it, or 304 without a body to who has it already. */
export function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  { body, type, etag = etagOf(body), cacheControl = 'no-cache' }: Answer,
): void {
  reply.header('etag', etag).header('cache-control', cacheControl);
  if (matches(request.headers['if-none-match'], etag)) reply.status(304).send();
  else reply.type(type).send(body);
}

export const json = 'application/json; charset=utf-8';
