import { finished } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** Where rows go. `frozen`: into a table that this transaction has truncated, see `LongCopy`. */
export type Into = { table: string; frozen: boolean };

/** @param rows all of them, as `CopyRows` makes them */
export async function copyInto(client: ClientBase, { table, frozen }: Into, columns: readonly string[], rows: Buffer): Promise<void> {
  const copying = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin (format binary, freeze ${frozen})`));
  copying.end(rows);
  await finished(copying);
}
