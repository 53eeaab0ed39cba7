import { isUtf8 } from 'node:buffer';
import { type DepartmentHeartbeat, endOf, type Kind, type MilestoneEvent, readEvent, readHeartbeat, subjectOf } from '@milepost/contracts';

export type Partition = { topic: string; partition: number };
export type Position = Partition & { offset: number };

export const partitionName = ({ topic, partition }: Partition): string => `${topic}/${partition}`;
export const positionName = (position: Position): string => `${partitionName(position)}@${position.offset}`;

/** A message as it lies on a topic. */
export type Message = Position & { key: Buffer | null; value: Buffer | null };

type Read = Position & { key: string | null; value: Buffer | null };

/**
 * What the read model takes of an event, as it is written there. Flat, and without the event's own tree: thousands wait at a time, and
 * whatever hangs on them is copied again and again by the collection of garbage (8 MB each time, so 1 MB; a sixth of the service's time).
 */
export type EventReading = Read & {
  is: 'event';
  value: Buffer;
  subject: string;
  kind: Kind;
  id: string;
  version: number;
  department: string;
  departmentName: string;
  commitment: string | null;
  eventId: string;
  type: string;
  occurredOn: string;
  /** The last day of the period that it speaks of. */
  occurredEnd: string;
  recordedAt: string;
  traceparent: string | undefined;
  /** JSON; null when the entry was retracted. */
  state: string | null;
};

export type HeartbeatReading = Read & { is: 'heartbeat'; heartbeat: DepartmentHeartbeat };
export type Unreadable = Read & { is: 'unreadable'; reason: string };

/** What a message says. */
export type Reading = EventReading | HeartbeatReading | Unreadable;

/** Bytes of a value at most: an entry's whole public state is far below, and a larger one would cost every reader. */
const LARGEST = 512 * 1024;

// Longer than any key of the contract: a longer one is no event's key, and the table of parked messages is indexed by it.
const LONGEST_KEY = 250;

/** Reads a message by the contract; `department` is the one whose topic it lies on. Nobody may speak for another department. */
export function read(message: Message, department: string | undefined): Reading {
  const { topic, partition, offset, value } = message;
  const key = keyOf(message);
  const read = { topic, partition, offset, key, value };
  const unreadable = (reason: string): Unreadable => ({ ...read, is: 'unreadable', reason });
  if (value === null) return unreadable('There is no value: a tombstone deletes nothing here.');
  if (value.length > LARGEST) return unreadable(`The value has ${value.length} bytes, more than ${LARGEST}.`);
  if (!isUtf8(value)) return unreadable('The value is not UTF-8.');
  if (key === null) return unreadable('There is no key.');
  const text = value.toString();
  const heartbeat = readHeartbeat(key, text);
  const result = heartbeat ?? readEvent(text);
  if ('readable' in result && !result.readable) return unreadable(result.reason);
  const data = 'readable' in result ? result.event.data : result.data;
  if (data.department !== department) return unreadable(`This speaks for ${data.department} on the topic of ${department ?? 'nobody'}.`);
  if (!('readable' in result)) return { ...read, is: 'heartbeat', heartbeat: result };
  if (result.event.partitionkey !== key) return unreadable(`The event belongs to the key ${result.event.partitionkey}.`);
  const event = toldBy(result.event, { topic, partition, offset, key, value });
  return event.recordedAt < YEAR_ONE || event.occurredEnd < YEAR_ONE ? unreadable('There was no year 0.') : event;
}

// Before it PostgreSQL writes dates in a way that no reader of ours expects.
const YEAR_ONE = '0001';

function toldBy({ id: eventId, type, time: recordedAt, traceparent, data }: MilestoneEvent, read: Read & { value: Buffer }): EventReading {
  const { kind, entryId: id, version, department, departmentName, commitment, occurredOn } = data;
  const state = data.state === null ? null : JSON.stringify(data.state);
  const when = { occurredOn: occurredOn.date, occurredEnd: endOf(occurredOn), recordedAt };
  const { topic, partition, offset, key, value } = read;
  const place = { topic, partition, offset, key, value, is: 'event' as const, subject: subjectOf({ kind, id }) };
  return { ...place, kind, id, version, department, departmentName, commitment, eventId, type, ...when, traceparent, state };
}

const keyOf = ({ key }: Message) => (key === null ? null : key.toString().replaceAll('\0', '\uFFFD').slice(0, LONGEST_KEY));
