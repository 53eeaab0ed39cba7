import { collections, eventOfAction, type EventName, firstEventOf, type Kind, kinds } from '@milepost/contracts';
import { Problem } from '@milepost/service';
import type { FastifyRequest } from 'fastify';
import { bodySchema, type Command, type CommandBody } from '../command.js';

const kindByCollection = new Map(kinds.map((kind) => [collections[kind], kind]));

/** `milestones` → `milestone`, if there is such a collection. */
export const kindIn = (collection: string): Kind | undefined => kindByCollection.get(collection);

/** `milestones` → `milestone`; an unknown collection is an address that does not exist. */
export function kindOf(collection: string): Kind {
  const kind = kindIn(collection);
  if (!kind) throw new Problem('not-found', `There is no collection ${collection.slice(0, 60)}.`);
  return kind;
}

export function eventFor(kind: Kind, action: string): EventName {
  const type = eventOfAction(kind, action);
  if (!type) throw new Problem('not-found', `A ${kind} has no action ${action.slice(0, 60)}.`);
  return type;
}

/** A milestone that was reached without having been planned begins by MilestoneMet; everything else by its own first event. */
export const beginningOf = (kind: Kind, body: unknown): EventName =>
  kind === 'milestone' && (body as { change?: { dateMet?: unknown } } | null)?.change?.dateMet !== undefined
    ? 'MilestoneMet'
    : firstEventOf(kind);

const QUOTED_VERSION = /^(?:W\/)?"(\d{1,9})"$/;

/** `If-Match: "3"` → 3. `*` asks for nothing. */
export function expectedVersion(header: string | undefined): number | undefined {
  if (header === undefined || header.trim() === '*') return undefined;
  const version = QUOTED_VERSION.exec(header.trim())?.[1];
  if (!version) throw new Problem('unreadable', 'If-Match is the version in quotes, for example "3".');
  return Number(version);
}

export function idempotencyKey(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(header))
    throw new Problem('unreadable', 'Idempotency-Key is one word of at most 200 printable characters.');
  return header;
}

type Headers = Pick<Command, 'expectedVersion' | 'idempotencyKey' | 'traceparent'>;

export const headersOf = ({ headers, traceparent }: Pick<FastifyRequest, 'headers' | 'traceparent'>): Headers => ({
  expectedVersion: expectedVersion(headers['if-match']),
  idempotencyKey: idempotencyKey(headers['idempotency-key']),
  traceparent,
});

/** Parses a body once by the contract; throws the schema's error, which names every wrong field. */
export function commandOf(kind: Kind, type: EventName, id: string | undefined, body: unknown, headers: Headers): Command {
  const parsed: CommandBody = bodySchema(kind, type, id === undefined ? 'create' : 'act').parse(body);
  const { id: given, change, embargoUntil, ...said } = parsed;
  return { kind, id: id ?? given!, type, said, change, embargoUntil, ...headers };
}
