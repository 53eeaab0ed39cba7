import { CopyRows } from '@milepost/service';
import type { ClientBase } from 'pg';
import { ENTRY_COLUMNS } from '../projection/write-entries.js';
import type { EventReading } from '../projection/reading.js';
import { copyInto } from './copy-into.js';

/** Bytes of a row beside the state. */
const BESIDE = 300;

/** Each entry as the event leaves it, as a row for `copyEntries`. */
export function entryRows(events: ReadonlyMap<string, EventReading>): [subject: string, row: Buffer][] {
  let size = 0;
  for (const { state } of events.values()) size += (state?.length ?? 0) + BESIDE;
  const rows = new CopyRows(ENTRY_COLUMNS.length, size);
  const begins: number[] = [];
  for (const event of events.values()) {
    begins.push(rows.length);
    writeRow(rows, event);
  }
  begins.push(rows.length);
  const bytes = rows.end();
  return [...events.keys()].map((subject, index) => [subject, bytes.subarray(begins[index], begins[index + 1])]);
}

function writeRow(rows: CopyRows, event: EventReading): void {
  rows.row();
  rows.text(event.kind);
  rows.text(event.id);
  rows.int(event.version);
  rows.text(event.department);
  rows.text(event.commitment);
  rows.text(event.key);
  rows.text(event.eventId);
  rows.text(event.occurredOn);
  rows.instant(event.recordedAt);
  rows.jsonb(event.state);
}

/** Adds entries to a table without looking whether they are in it. */
export async function copyEntries(client: ClientBase, table: string, rows: readonly Buffer[]): Promise<void> {
  const size = rows.reduce((sum, { length }) => sum + length, 0);
  const all = new CopyRows(ENTRY_COLUMNS.length, size);
  for (const row of rows) all.again(row);
  await copyInto(client, table, ENTRY_COLUMNS, all.end());
}
