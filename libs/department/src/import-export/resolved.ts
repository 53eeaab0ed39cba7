import type { RecordCommand } from './record-command.js';

/**
 * The body of a command in which the file's event ids are replaced by those that the services gave.
 * `events`: from the file's event id to the event id; of an event that moved several acts, to the first of them.
 */
export function resolved({ body, refers, idempotencyKey }: RecordCommand, events: ReadonlyMap<string, string>): RecordCommand['body'] {
  const eventOf = (id: string) => {
    const found = events.get(id);
    if (!found) throw new Error(`${idempotencyKey} speaks of ${id}, which is not on the record.`);
    return found;
  };
  const { causedBy, ...inChange } = refers;
  const ids = Object.fromEntries(Object.entries(inChange).map(([field, id]) => [field, eventOf(id)]));
  return { ...body, ...(causedBy && { causedBy: eventOf(causedBy) }), change: { ...body.change, ...ids } };
}

/** Keeps what a service answered for those that speak of it later. */
export function note({ body: { correlationId } }: RecordCommand, eventId: string, events: Map<string, string>): void {
  if (correlationId && !events.has(correlationId)) events.set(correlationId, eventId);
}
