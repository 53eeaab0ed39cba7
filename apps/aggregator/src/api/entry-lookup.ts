import { type EntryKey, subjectOf } from '@milepost/contracts';
import type { Pool } from 'pg';
import { entryColumns, type EntryRow, readEntries } from './rows.js';

type Answer = (row: EntryRow | undefined) => void;
interface Waiting extends EntryKey {
  answers: { resolve: Answer; reject: (error: unknown) => void }[];
}

const ONE = `select ${entryColumns} from entry where kind = $1 and id = $2`;
const MANY = `select ${entryColumns} from unnest($1::text[], $2::text[]) as wanted(kind, id) join entry using (kind, id)`;

/** Look-ups that wait in one turn of the event loop go out as one statement; each gets its own answer. */
export class EntryLookup {
  private waiting = new Map<string, Waiting>();

  constructor(private readonly pool: Pool) {}

  find(key: EntryKey): Promise<EntryRow | undefined> {
    return new Promise((resolve, reject) => {
      if (this.waiting.size === 0) setImmediate(() => void this.send());
      const subject = subjectOf(key);
      const same = this.waiting.get(subject) ?? { ...key, answers: [] };
      same.answers.push({ resolve, reject });
      this.waiting.set(subject, same);
    });
  }

  private async send(): Promise<void> {
    const wanted = [...this.waiting.values()];
    this.waiting = new Map();
    try {
      const rows = await readEntries(this.pool, statementFor(wanted));
      const found = new Map(rows.map((row) => [subjectOf(row), row]));
      for (const one of wanted) for (const { resolve } of one.answers) resolve(found.get(subjectOf(one)));
    } catch (error) {
      for (const { answers } of wanted) for (const { reject } of answers) reject(error);
    }
  }
}

/** One by itself has a statement of its own: its plan is kept, while that of a list is made anew for each length of it. */
function statementFor(wanted: readonly EntryKey[]) {
  const [first] = wanted;
  if (wanted.length === 1) return { name: 'entry-by-key', text: ONE, values: [first!.kind, first!.id] };
  return { name: 'entries-by-key', text: MANY, values: [wanted.map(({ kind }) => kind), wanted.map(({ id }) => id)] };
}
