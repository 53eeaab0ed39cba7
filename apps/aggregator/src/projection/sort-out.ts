import { type DepartmentHeartbeat } from '@milepost/contracts';
import { type EventReading, type Partition, type Position, positionName, type Reading } from './reading.js';

/** Readings of one partition without a gap between them: `from` is the first offset that is meant, `next` the one after the last. */
export type Slice = Partition & { from: number; next: number; generation: number; readings: Reading[] };

export type Parked = Position & { key: string | null; value: Buffer | null; reason: string };

/** What must be known of the model to decide about a batch. */
export type Known = {
  /** By `keyName`: the first offset that is parked for a key. */
  blocked: ReadonlyMap<string, number>;
  /** By subject: the department that published an entry first. */
  owners: ReadonlyMap<string, string>;
  /** By `positionName`: what the database said against a message. */
  refused: ReadonlyMap<string, string>;
  /** By `positionName`: the messages that somebody decided never to apply. */
  dropped: ReadonlySet<string>;
};

export type Sorted = { events: EventReading[]; heartbeats: DepartmentHeartbeat[]; parked: Parked[] };

/** Two departments may use the same key: one's mistake must not stop the other. */
export const keyName = (topic: string, key: string): string => `${topic} ${key}`;

/** Decides what becomes of each reading, in order: pure. The events that come out are each version of an entry once. */
export function sortOut(readings: readonly Reading[], known: Known): Sorted {
  const sorted: Sorted = { events: [], heartbeats: [], parked: [] };
  const now = { ...known, blocked: new Map(known.blocked), owners: new Map(known.owners), versions: new Map<string, EventReading[]>() };
  const park = ({ topic, partition, offset, key, value }: Reading, reason: string) => {
    sorted.parked.push({ topic, partition, offset, key, value, reason });
    if (key !== null && !now.blocked.has(keyName(topic, key))) now.blocked.set(keyName(topic, key), offset);
  };
  for (const reading of readings) {
    if (known.dropped.size > 0 && known.dropped.has(positionName(reading))) continue;
    if (reading.is === 'heartbeat') sorted.heartbeats.push(reading.heartbeat);
    else {
      const reason = objection(reading, now);
      if (reason !== undefined) park(reading, reason);
      else if (reading.is === 'event' && isNew(reading, now)) sorted.events.push(reading);
    }
  }
  return sorted;
}

/** What is known, and what the batch itself has added so far. */
type Now = Known & { owners: Map<string, string>; versions: Map<string, EventReading[]> };

function objection(reading: Reading, now: Now): string | undefined {
  const { blocked, refused } = now;
  const refusal = refused.size > 0 ? refused.get(positionName(reading)) : undefined;
  if (refusal !== undefined) return refusal;
  const first = blocked.size > 0 && reading.key !== null ? blocked.get(keyName(reading.topic, reading.key)) : undefined;
  if (first !== undefined) return `waits behind offset ${first}`;
  if (reading.is === 'unreadable') return reading.reason;
  return reading.is === 'event' ? objectionToEvent(reading, now) : undefined;
}

function objectionToEvent({ subject, department, version, value }: EventReading, { owners, versions }: Now): string | undefined {
  const owner = owners.get(subject);
  if (owner !== undefined && owner !== department) return `${subject} belongs to ${owner}.`;
  const other = versions.get(subject)?.find((earlier) => earlier.version === version);
  return other !== undefined && !other.value.equals(value) ? otherText(subject, version) : undefined;
}

export const otherText = (subject: string, version: number): string =>
  `Version ${version} of ${subject} is on the record with another text.`;

function isNew(reading: EventReading, { owners, versions }: Now): boolean {
  const { subject, version, department } = reading;
  const earlier = versions.get(subject);
  if (earlier?.some((other) => other.version === version)) return false;
  if (earlier) earlier.push(reading);
  else versions.set(subject, [reading]);
  owners.set(subject, department);
  return true;
}
