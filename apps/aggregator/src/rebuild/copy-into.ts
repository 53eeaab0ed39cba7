import { finished } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/**
 * @param table one that this transaction has truncated, see `LongCopy`
 * @param rows all of them, as `CopyRows` makes them
 */
export async function copyInto(client: ClientBase, table: string, columns: readonly string[], rows: Buffer): Promise<void> {
  const copying = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin (format binary, freeze)`));
  copying.end(rows);
  await finished(copying);
}
