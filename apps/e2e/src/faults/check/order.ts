import { type Evidence, nameOf, placeOf, type Recorded } from './evidence.js';

/** I4: of each entry, a partition brings new versions in their order; together they leave no hole, neither there nor in the history. */
export function* disorder({ topic, history, log }: Evidence): Generator<string> {
  yield* inversions(topic);
  for (const [place, events] of [
    ['log', log],
    ['topic', topic],
    ['history', history],
  ] as const)
    for (const [subject, all] of Map.groupBy(events, (event) => event.subject)) {
      const versions = new Set(all.map(({ version }) => version));
      for (let version = 1; version < Math.max(...versions); version++)
        if (!versions.has(version)) yield `${nameOf({ subject, version })} is a hole in the ${place}`;
    }
}

function* inversions(topic: Evidence['topic']): Generator<string> {
  const highest = new Map<string, number>();
  const seen = new Set<string>();
  for (const event of topic) {
    const line = `${event.topic}/${event.partition} ${event.subject}`;
    const before = highest.get(line) ?? 0;
    const again = seen.has(`${line} ${event.version}`);
    if (!again && event.version < before) yield `${nameOf(event)} comes after version ${before} at ${placeOf(event)}`;
    seen.add(`${line} ${event.version}`);
    highest.set(line, Math.max(before, event.version));
  }
}

/** I12: every event names the hash of the one before it, and every place holds the same texts. */
export function* broken({ log, topic, history }: Evidence): Generator<string> {
  for (const [place, events] of [
    ['log', log],
    ['topic', topic],
    ['history', history],
  ] as const)
    for (const all of Map.groupBy(events, ({ subject }) => subject).values()) yield* brokenChain(place, all);
  const texts = new Map(log.map((event) => [nameOf(event), event.hash]));
  for (const [place, events] of [
    ['topic', topic],
    ['history', history],
  ] as const)
    for (const event of events)
      if ((texts.get(nameOf(event)) ?? event.hash) !== event.hash)
        yield `${nameOf(event)} has another text in the ${place} than in the log`;
}

function* brokenChain(place: string, events: readonly Recorded[]): Generator<string> {
  const hashes = new Map(events.map(({ version, hash }) => [version, hash]));
  for (const event of events) {
    const before = event.version === 1 ? null : hashes.get(event.version - 1);
    if (before !== undefined && event.previousHash !== before) yield `${nameOf(event)} in the ${place} does not follow the text before it`;
  }
}
