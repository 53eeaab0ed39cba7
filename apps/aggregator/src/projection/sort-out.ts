import { type DepartmentHeartbeat, subjectOf } from '@milepost/contracts';
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

export const subjectOfReading = ({ event: { data } }: EventReading): string => subjectOf({ kind: data.kind, id: data.entryId });

/** Decides what becomes of each reading, in order: pure. The events that come out are each version of an entry once. */
export function sortOut(readings: readonly Reading[], known: Known): Sorted {
  const sorted: Sorted = { events: [], heartbeats: [], parked: [] };
  const blocked = new Map(known.blocked);
  const owners = new Map(known.owners);
  const versions = new Map<string, string>();
  const park = ({ topic, partition, offset, key, value }: Reading, reason: string) => {
    sorted.parked.push({ topic, partition, offset, key, value, reason });
    if (key !== null && !blocked.has(keyName(topic, key))) blocked.set(keyName(topic, key), offset);
  };
  for (const reading of readings) {
    if (known.dropped.has(positionName(reading))) continue;
    if (reading.is === 'heartbeat') sorted.heartbeats.push(reading.heartbeat);
    else {
      const reason = objection(reading, { ...known, blocked, owners }, versions);
      if (reason !== undefined) park(reading, reason);
      else if (reading.is === 'event' && isNew(reading, owners, versions)) sorted.events.push(reading);
    }
  }
  return sorted;
}

function objection(reading: Reading, { blocked, owners, refused }: Known, versions: ReadonlyMap<string, string>): string | undefined {
  const refusal = refused.get(positionName(reading));
  if (refusal !== undefined) return refusal;
  const first = reading.key === null ? undefined : blocked.get(keyName(reading.topic, reading.key));
  if (first !== undefined) return `waits behind offset ${first}`;
  if (reading.is === 'unreadable') return reading.reason;
  if (reading.is !== 'event') return undefined;
  const subject = subjectOfReading(reading);
  const { department, version } = reading.event.data;
  const owner = owners.get(subject);
  if (owner !== undefined && owner !== department) return `${subject} belongs to ${owner}.`;
  const other = versions.get(`${subject} ${version}`);
  return other !== undefined && other !== reading.text ? otherText(subject, version) : undefined;
}

export const otherText = (subject: string, version: number): string =>
  `Version ${version} of ${subject} is on the record with another text.`;

function isNew(reading: EventReading, owners: Map<string, string>, versions: Map<string, string>): boolean {
  const subject = subjectOfReading(reading);
  const name = `${subject} ${reading.event.data.version}`;
  if (versions.has(name)) return false;
  versions.set(name, reading.text);
  owners.set(subject, reading.event.data.department);
  return true;
}
