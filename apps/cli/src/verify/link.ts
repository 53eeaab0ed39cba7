import { createHash } from 'node:crypto';
import { z } from 'zod';

/** What of an event the hash chain of its entry is made of. */
export interface Link {
  /** `<kind>/<id>` of the entry. */
  subject: string;
  version: number;
  /** SHA-256 of the event's text. */
  hash: string;
  /** The hash of the entry's event before; null for the first. */
  previousHash: string | null;
}

const Chained = z.object({
  subject: z.string(),
  data: z.object({ version: z.int().positive(), previousHash: z.string().nullable() }),
});

/** Undefined when the text is no event. */
export function linkOf(text: string): Link | undefined {
  const event = Chained.safeParse(parsed(text)).data;
  return event && { subject: event.subject, ...event.data, hash: createHash('sha256').update(text).digest('hex') };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
