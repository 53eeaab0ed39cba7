import { finished } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** @param rows all of them, as `CopyRows` makes them */
export async function copyInto(client: ClientBase, table: string, columns: readonly string[], rows: Buffer): Promise<void> {
  const copying = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin (format binary)`));
  copying.end(rows);
  await finished(copying);
}
