import { type EntryKey, subjectOf } from '@milepost/contracts';
import type { Pool } from 'pg';
import { entryColumns, type EntryRow, readEntries } from './rows.js';
import { committedSoFar, Unchanged } from './unchanged.js';

type Answer = (row: EntryRow | undefined) => void;
interface Waiting extends EntryKey {
  subject: string;
  answers: { resolve: Answer; reject: (error: unknown) => void }[];
}

const ONE = `select ${entryColumns} from entry where kind = $1 and id = $2`;
const MANY = `select ${entryColumns} from unnest($1::text[], $2::text[]) as wanted(kind, id) join entry using (kind, id)`;

/** Look-ups that wait in one turn of the event loop go out as one statement; each gets its own answer. */
export class EntryLookup {
  private waiting = new Map<string, Waiting>();
  private readonly kept: Unchanged<EntryRow>;

  constructor(private readonly pool: Pool) {
    this.kept = new Unchanged<EntryRow>(
      () => committedSoFar(pool),
      ({ doc }) => 200 + (doc?.length ?? 0),
    );
  }

  find(key: EntryKey): Promise<EntryRow | undefined> {
    return new Promise((resolve, reject) => {
      if (this.waiting.size === 0) setImmediate(() => this.send());
      const subject = subjectOf(key);
      const same = this.waiting.get(subject) ?? { ...key, subject, answers: [] };
      same.answers.push({ resolve, reject });
      this.waiting.set(subject, same);
    });
  }

  private send(): void {
    const wanted = [...this.waiting.values()];
    this.waiting = new Map();
    const { known, again } = this.kept.recall(wanted.map(({ subject }) => subject));
    const isKnown = ({ subject }: Waiting) => known.has(subject);
    if (again) void this.give(wanted.filter(isKnown), known, this.kept.holds());
    void this.read(wanted.filter((one) => !isKnown(one)));
  }

  /** What is known, if it still holds. */
  private async give(wanted: readonly Waiting[], known: ReadonlyMap<string, EntryRow>, holds: Promise<boolean>): Promise<void> {
    try {
      if (await holds) answer(wanted, known);
      else await this.read(wanted);
    } catch (error) {
      fail(wanted, error); // Who waited for a database that is away would wait twice.
    }
  }

  private async read(wanted: readonly Waiting[]): Promise<void> {
    if (wanted.length === 0) return;
    const keep = this.kept.keeper();
    try {
      const rows = await readEntries(this.pool, statementFor(wanted));
      const found = new Map(rows.map((row) => [subjectOf(row), row]));
      for (const [subject, row] of found) keep(subject, row);
      answer(wanted, found);
    } catch (error) {
      fail(wanted, error);
    }
  }
}

function answer(wanted: readonly Waiting[], found: ReadonlyMap<string, EntryRow>): void {
  for (const { subject, answers } of wanted) for (const { resolve } of answers) resolve(found.get(subject));
}

function fail(wanted: readonly Waiting[], error: unknown): void {
  for (const { answers } of wanted) for (const { reject } of answers) reject(error);
}

/** One by itself has a statement of its own: its plan is kept, while that of a list is made anew for each length of it. */
function statementFor(wanted: readonly EntryKey[]) {
  const [first] = wanted;
  if (wanted.length === 1) return { name: 'entry-by-key', text: ONE, values: [first!.kind, first!.id] };
  return { name: 'entries-by-key', text: MANY, values: [wanted.map(({ kind }) => kind), wanted.map(({ id }) => id)] };
}
