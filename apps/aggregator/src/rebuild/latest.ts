import type { ClientBase } from 'pg';
import type { EventReading } from '../projection/reading.js';
import { copyEntries, entryRows } from './copy-entries.js';
import type { LongCopy } from './long-copy.js';
import { LATE } from './rebuilt-tables.js';

/** `isLate`: the table has the entry at an earlier version already. */
type Row = { bytes: Buffer; isLate: boolean };

const AT_ONCE = 2_000;

/**
 * Each entry as its last event leaves it, as a row ready to be copied, until it is written. Whoever writes before the end, to have room,
 * goes on as before: what changes after that is written to a table of its own and put in its place when there are keys.
 */
export class Latest {
  /** That are held at most, those of rows that others have taken the place of too. */
  bytes = 0;
  private rows = new Map<string, Row>();

  /**
   * @param events by subject, the last one of each entry
   * @param isKnown whether an entry was kept before, be it written since
   */
  keep(events: ReadonlyMap<string, EventReading>, isKnown: (subject: string) => boolean): void {
    for (const [subject, bytes] of entryRows(events)) {
      this.rows.set(subject, { bytes, isLate: this.rows.get(subject)?.isLate ?? isKnown(subject) });
      this.bytes += bytes.length;
    }
  }

  /** Writes them and holds none any more. */
  async write(entries: LongCopy): Promise<void> {
    const rows = [...this.rows.values()];
    this.rows = new Map();
    this.bytes = 0;
    await entries.write(async (client) => {
      await copy(client, 'entry', rows.filter(({ isLate }) => !isLate)); // prettier-ignore
      await copy(client, LATE, rows.filter(({ isLate }) => isLate)); // prettier-ignore
    });
  }
}

async function copy(client: ClientBase, table: string, rows: readonly Row[]): Promise<void> {
  const all = rows.map(({ bytes }) => bytes);
  for (let at = 0; at < all.length; at += AT_ONCE) await copyEntries(client, table, all.slice(at, at + AT_ONCE));
}
