import { hash } from 'node:crypto';
import type { ShortAnswer } from '@milepost/service';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type EntryRow, entryText } from './rows.js';

/** Strong: two answers have the same tag only when they are the same byte for byte. */
export const etagOf = (body: string | Buffer): string => `"${hash('sha1', body, 'base64url')}"`;

const matches = (given: string | undefined, etag: string) =>
  given !== undefined && (given === '*' || given.split(',').some((one) => one.trim().replace(/^W\//, '') === etag));

export interface Answer {
  body: string | Buffer;
  type: string;
  etag?: string;
  /** Default: always ask whether it is still the same, which costs a 304. */
  cacheControl?: string;
}

/** All of it, or 304 without a body to who has it already. `known`: the request's If-None-Match. */
export function answerTo(known: string | undefined, { body, type, etag = etagOf(body), cacheControl = 'no-cache' }: Answer): ShortAnswer {
  const headers = { etag, 'cache-control': cacheControl };
  return matches(known, etag) ? { status: 304, headers } : { status: 200, headers: { ...headers, 'content-type': type }, body };
}

export function answer(request: FastifyRequest, reply: FastifyReply, given: Answer): void {
  const { status, headers, body } = answerTo(request.headers['if-none-match'], given);
  reply.status(status).headers(headers).send(body);
}

export const json = 'application/json; charset=utf-8';

/** An entry; its tag is its version. */
export const entryAnswer = (row: EntryRow): Answer => ({ body: entryText(row), type: json, etag: `"${row.version}"` });
