import type { Evidence, Operation, Shown } from './evidence.js';

/**
 * I5: what the read model shows is what the operations say, folded by a model of its own: of those that were answered at the version
 * they were told, of those that never were at the version the log has them.
 */
export function* misshown({ operations, log, entries }: Evidence): Generator<string> {
  const found = new Map(log.map(({ value, version }) => [value, version]));
  const lives = Map.groupBy(
    operations.flatMap((operation) => placed(operation, found)),
    ({ subject }) => subject,
  );
  const shown = new Map(entries.map((entry) => [entry.subject, entry]));
  for (const [subject, life] of lives) {
    const expected = fold(life.sort((a, b) => a.version - b.version));
    const entry = shown.get(subject);
    if (entry && textOf(entry) !== textOf(expected)) yield `${subject} shows ${textOf(entry)} instead of ${textOf(expected)}`;
  }
  for (const subject of shown.keys()) if (!lives.has(subject)) yield `${subject} is shown and nobody made it`;
}

type Placed = Operation & { version: number };

function placed(operation: Operation, found: ReadonlyMap<string, number>): Placed[] {
  const { outcome, value } = operation;
  const version = outcome.is === 'recorded' ? outcome.version : outcome.is === 'unknown' ? found.get(value) : undefined;
  return version === undefined ? [] : [{ ...operation, version }];
}

/** An entry has the value of its first operation as its title; a milestone is then moved from day to day. */
const fold = (life: readonly Placed[]): Omit<Shown, 'subject'> => ({
  version: life.at(-1)!.version,
  title: life.find(({ type }) => type !== 'reschedule')?.value ?? '(none)',
  due: life.at(-1)!.due,
  dues: life.flatMap(({ due }) => due ?? []),
});

const textOf = ({ version, title, due, dues }: Omit<Shown, 'subject'>) => `version ${version} "${title}" ${due} of ${dues.join(', ')}`;

/** I6: the same model, or the same topic, when it is made again. */
export function* misbuilt({ rebuilds }: Evidence): Generator<string> {
  for (const { what, live, rebuilt } of rebuilds) if (live !== rebuilt) yield `after a ${what} it is ${rebuilt} instead of ${live}`;
}
