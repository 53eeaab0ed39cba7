import { linkOf } from './link.js';
import type { RecordCheck } from './record-check.js';
import { inSnapshot, rowsOf } from './snapshot.js';

interface LogRow {
  position: string;
  value: string;
}

interface HeadRow {
  subject: string;
  version: number;
  hash: string;
}

const logAfter = (position: bigint) => `select position, value from outbox where position > ${position} order by position`;
const HEADS = `select kind || '/' || id as subject, version, hash from entry`;

/** Tells the check a department's log and heads, as of one moment; returns the last position. */
export const readLog = (databaseUrl: string, check: RecordCheck): Promise<bigint> =>
  inSnapshot(databaseUrl, async (client) => {
    let end = 0n;
    for await (const { position, value } of rowsOf<LogRow>(client, 'log', logAfter(0n))) {
      check.log(logged(value, position));
      end = BigInt(position);
    }
    for await (const head of rowsOf<HeadRow>(client, 'heads', HEADS)) check.head(head);
    return end;
  });

/** Tells the check what the department recorded after that position, for it may be in the other places already. */
export const readLater = (databaseUrl: string, after: bigint, check: RecordCheck): Promise<void> =>
  inSnapshot(databaseUrl, async (client) => {
    for await (const { position, value } of rowsOf<LogRow>(client, 'later', logAfter(after))) check.log(logged(value, position), false);
  });

function logged(value: string, position: string) {
  const link = linkOf(value);
  if (!link) throw new Error(`Row ${position} of the log is no event.`);
  return link;
}
