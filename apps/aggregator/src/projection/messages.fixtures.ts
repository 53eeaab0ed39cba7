import { randomUUID } from 'node:crypto';
import { eventText, type MilestoneEvent, partialDate, type State } from '@milepost/contracts';
import { type Message, read, type Reading } from './reading.js';
import type { Slice } from './sort-out.js';

export const topicOf = (department: string, prefix = '') => `${prefix}milestones.${department}.v1`;

const reason = { en: 'The study came later than planned.' };
const title = { en: 'Report to the Parliament' };

type Told = { id?: string; version?: number; department?: string; commitment?: string; to?: string; at?: string; eventId?: string };

/** One version of a milestone: scheduled first, then rescheduled. Everything that is not told is the same every time, but for the event's id. */
export function milestone({ id = 'report', version = 1, department = 'health', commitment = 'act', ...told }: Told = {}): MilestoneEvent {
  const due = partialDate(told.to ?? `20${10 + version}-06`);
  const occurredOn = partialDate('2026-01-10');
  const first = version === 1;
  const change = first ? { commitment, title, due } : { from: null, to: due, reason };
  const state = { commitment, title, status: 'scheduled', due, dueHistory: [], met: null, reversed: null } as State;
  const actor = { id: 'editor-1', role: 'editor', department } as const;
  const who = { kind: 'milestone', entryId: id, version, department, departmentName: 'Health', commitment, actor } as const;
  return {
    specversion: '1.0',
    id: told.eventId ?? randomUUID(),
    source: `/departments/${department}`,
    type: first ? 'MilestoneScheduled' : 'MilestoneRescheduled',
    subject: `milestone/${id}`,
    time: told.at ?? new Date(Date.UTC(2026, 0, 10, 8, 0, version)).toISOString(),
    datacontenttype: 'application/json',
    partitionkey: commitment,
    data: { ...who, occurredOn, confidence: 'high', evidence: [], change, state, previousHash: first ? null : '0'.repeat(64) },
  };
}

export const heartbeat = (department: string, sentAt: string) => ({
  key: 'heartbeat',
  value: JSON.stringify({
    specversion: '1.0',
    id: randomUUID(),
    source: `/departments/${department}`,
    type: 'eu.milepost.DepartmentHeartbeat.v1',
    subject: `department/${department}`,
    time: sentAt,
    datacontenttype: 'application/json',
    data: { department, departmentName: 'Health', lastEventId: null, sentAt },
  }),
});

/** What a producer sends: a key and a value, each may be missing. */
export type Sent = { key: string | null; value: string | Buffer | null };

export const sent = (event: MilestoneEvent): Sent => ({ key: event.partitionkey, value: eventText(event) });

/** A slice of a department's only partition as the intake makes it, beginning at an offset. */
export function slice(messages: readonly Sent[], from = 0, { department = 'health', generation = 0 } = {}): Slice {
  const topic = topicOf(department);
  const readings = messages.map((message, index) => readingOf(message, { topic, partition: 0, offset: from + index }, department));
  return { topic, partition: 0, from, next: from + messages.length, generation, readings };
}

const buffer = (text: string | Buffer | null) => (typeof text === 'string' ? Buffer.from(text) : text);

function readingOf({ key, value }: Sent, position: Omit<Message, 'key' | 'value'>, department: string): Reading {
  return read({ ...position, key: buffer(key), value: buffer(value) }, department);
}
