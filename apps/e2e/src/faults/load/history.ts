import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Attempt, Operation } from '../check/evidence.js';

/** What a client wants; written before it is sent. */
export type Wish = Omit<Operation, 'outcome'>;

/** What one try brought; written when it is over. */
export type Try = Attempt & { version?: number; eventId?: string };

type Line = { wish: Wish } | { tried: Try };

/** What the clients did and were told, on disk, in the order in which it happened. */
export class History {
  private readonly file: WriteStream;

  constructor(readonly path: string) {
    this.file = createWriteStream(path);
  }

  wish(wish: Wish): void {
    this.write({ wish });
  }

  tried(tried: Try): void {
    this.write({ tried });
  }

  async close(): Promise<void> {
    this.file.end();
    await once(this.file, 'close');
  }

  private write(line: Line): void {
    this.file.write(`${JSON.stringify(line)}\n`);
  }
}

/** Reads a history back: what became of each wish, and every try. */
export async function readHistory(path: string): Promise<{ operations: Operation[]; attempts: Attempt[] }> {
  const lines = (await readFile(path, 'utf8')).split('\n').filter(Boolean).map((line) => JSON.parse(line) as Line); // prettier-ignore
  const tries = lines.flatMap((line) => ('tried' in line ? [line.tried] : []));
  const byValue = Map.groupBy(tries, ({ value }) => value);
  const operations = lines.flatMap((line) =>
    'wish' in line ? [{ ...line.wish, outcome: outcomeOf(byValue.get(line.wish.value) ?? []) }] : [],
  );
  return { operations, attempts: tries };
}

/** A refusal counts only when every try was refused: one that was never answered may have been recorded, or be yet. */
export function outcomeOf(tries: readonly Try[]): Operation['outcome'] {
  const recorded = tries.find(({ status }) => status === 201);
  if (recorded) return { is: 'recorded', version: recorded.version!, eventId: recorded.eventId! };
  const refused = tries.length > 0 && tries.every(({ status }) => status >= 400 && status < 500);
  return refused ? { is: 'refused', status: tries.at(-1)!.status } : { is: 'unknown' };
}
