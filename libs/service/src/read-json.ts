import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { parse } from 'secure-json-parse';
import { NOT_JSON } from './problems.js';

/** Bytes that a body may have where nothing else is said: 1 MiB. */
export const BODY_LIMIT = 1_048_576;

const JSON_TYPE = /^application\/json(; ?charset=utf-8)?$/i;

/** Whether this is plain JSON that says how long it is, within the limit. Whatever else a body may be the routes know. */
export const hasJson = ({ 'content-type': type = '', 'content-length': length }: IncomingHttpHeaders): boolean =>
  length !== undefined && Number(length) <= BODY_LIMIT && JSON_TYPE.test(type);

/** A body as JSON, for routes and shortcuts alike. @throws Problem `unreadable`, also when it would set a prototype */
export function parseJson(text: string): unknown {
  try {
    return parse(text);
  } catch {
    throw NOT_JSON;
  }
}

/** The body of a request that `hasJson`. @throws Problem `unreadable` */
export const readJson = async (request: IncomingMessage): Promise<unknown> => parseJson(await textOf(request));

// Decoded at the end, for a character may lie in two pieces.
const textOf = (request: IncomingMessage) =>
  new Promise<string>((resolve, reject) => {
    const pieces: Buffer[] = [];
    request
      .on('data', (piece: Buffer) => pieces.push(piece))
      .on('end', () => resolve((pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces)).toString('utf8')))
      .on('error', reject);
  });
