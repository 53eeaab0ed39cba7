import { type Evidence, nameOf, type Recorded } from './evidence.js';

const places = ['log', 'topic', 'history'] as const;
type Place = (typeof places)[number];

const byValue = (events: readonly Recorded[]) => Map.groupBy(events, ({ value }) => value);

/** I1: what was answered 2xx, and what stands in a log for whatever reason, is everywhere. */
export function* lost({ operations, entries, ...found }: Evidence): Generator<string> {
  const shown = new Map(entries.map(({ subject, version }) => [subject, version]));
  const named = Object.fromEntries(places.map((place) => [place, new Set(found[place].map(nameAndId))])) as Record<Place, Set<string>>;
  const due = new Map<string, Named>(found.log.map((event) => [nameAndId(event), event]));
  for (const { outcome, ...operation } of operations) {
    if (outcome.is !== 'recorded') continue;
    const event = { ...operation, version: outcome.version, eventId: outcome.eventId };
    if (!named.log.has(nameAndId(event))) yield `${nameOf(event)} was answered 201 and is not in the log`;
    due.set(nameAndId(event), event);
  }
  for (const [name, event] of due) {
    for (const place of ['topic', 'history'] as const) if (!named[place].has(name)) yield `${nameOf(event)} is not in the ${place}`;
    const version = shown.get(event.subject) ?? 0;
    if (version < event.version) yield `${nameOf(event)} is not shown: the read model has ${version || 'nothing'}`;
  }
}

type Named = Pick<Recorded, 'subject' | 'version' | 'eventId'>;

const nameAndId = (event: Named) => `${nameOf(event)} ${event.eventId}`;

/** I2: once per event, in the log and in the history; on the topic it may come again, as the same event. */
export function* doubled({ operations, log, topic, history }: Evidence): Generator<string> {
  const unknown = new Set(operations.filter(({ outcome }) => outcome.is === 'unknown').map(({ value }) => value));
  for (const [place, events] of [
    ['log', log],
    ['history', history],
  ] as const) {
    for (const [name, same] of Map.groupBy(events, nameOf)) if (same.length > 1) yield `${name} is ${same.length} times in the ${place}`;
    for (const [id, same] of Map.groupBy(events, ({ eventId }) => eventId))
      if (same.length > 1) yield `event ${id} is ${same.length} times in the ${place}`;
  }
  for (const [place, events] of [
    ['log', log],
    ['topic', topic],
    ['history', history],
  ] as const)
    for (const [value, same] of byValue(events))
      if (!unknown.has(value) && idsOf(same).size > 1) yield `${value} had ${idsOf(same).size} effects in the ${place}`;
}

const idsOf = (events: readonly Recorded[]) => new Set(events.map(({ eventId }) => eventId));

/** I3: nothing that was refused or never asked for; what is unknown at most once, and never as something else than was asked. */
export function* phantoms({ operations, ...found }: Evidence): Generator<string> {
  const asked = new Map(operations.map((operation) => [operation.value, operation.outcome]));
  for (const place of places)
    for (const [value, same] of byValue(found[place])) {
      const outcome = asked.get(value);
      if (!outcome) yield `nobody asked for ${nameOf(same[0]!)} in the ${place}`;
      else if (outcome.is === 'refused') yield `${nameOf(same[0]!)} was refused with ${outcome.status} and is in the ${place}`;
      else if (outcome.is === 'unknown' && idsOf(same).size > 1)
        yield `${value} was never answered and is ${idsOf(same).size} times in the ${place}`;
    }
}
