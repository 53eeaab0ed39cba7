import { setTimeout as sleep } from 'node:timers/promises';
import type { Read } from '../check/evidence.js';
import type { Random } from '../random.js';
import type { Entries } from './entries.js';

const PAUSE = 10;
const PATIENCE = 3_000;

/** Looks at one entry after the other, now at this aggregator, now at that one; what it does not get is no reading. */
export async function readOn(
  reader: string,
  urls: readonly string[],
  entries: readonly Entries[],
  random: Random,
  stop: AbortSignal,
): Promise<Read[]> {
  const reads: Read[] = [];
  for (; !stop.aborted; await sleep(PAUSE)) {
    const known = random.pick(entries).pick(random, Infinity);
    const seen = known && (await look(random.pick(urls), known.id));
    if (seen) reads.push({ reader, subject: `milestone/${known.id}`, ...seen });
  }
  return reads;
}

async function look(url: string, id: string): Promise<Pick<Read, 'version' | 'etag'> | undefined> {
  try {
    const response = await fetch(`${url}/v1/entries/milestone/${id}`, { signal: AbortSignal.timeout(PATIENCE) });
    const body = (await response.json()) as { version: number };
    return response.status === 200 ? { version: body.version, etag: response.headers.get('etag') ?? '' } : undefined;
  } catch {
    return undefined; // away, or cut: no reading
  }
}
