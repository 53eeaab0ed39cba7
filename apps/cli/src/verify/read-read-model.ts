import { linkOf } from './link.js';
import type { RecordCheck } from './record-check.js';
import { inSnapshot, rowsOf } from './snapshot.js';

const HISTORY = 'select doc from history order by kind, id, version';

// The state of an entry that was retracted is null, which JSON and SQL write differently.
const ENTRIES = `
  select kind || '/' || id as subject, version,
    entry.doc is not distinct from nullif(history.doc::jsonb #> '{data,state}', 'null') as same
  from entry left join history using (kind, id, version)`;

const PARKED = 'select value from parked where value is not null';

interface EntryRow {
  subject: string;
  version: number;
  same: boolean;
}

/** Tells the check the history, the entries and the parked messages of the read model, as of one moment. */
export const readReadModel = (databaseUrl: string, check: RecordCheck): Promise<void> =>
  inSnapshot(databaseUrl, async (client) => {
    for await (const { doc } of rowsOf<{ doc: string }>(client, 'history', HISTORY)) {
      const link = linkOf(doc);
      if (!link) throw new Error(`A row of the history is no event: ${doc.slice(0, 100)}`);
      check.history(link);
    }
    for await (const row of rowsOf<EntryRow>(client, 'entries', ENTRIES)) check.entry(row);
    for await (const { value } of rowsOf<{ value: Buffer }>(client, 'parked', PARKED)) {
      const link = linkOf(value.toString());
      if (link) check.parked(link);
    }
  });
