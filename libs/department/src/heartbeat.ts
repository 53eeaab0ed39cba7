import { type DepartmentHeartbeat, heartbeatKey, topicFor } from '@milepost/contracts';
import type { OutboxRow } from '@milepost/outbox';
import { v7 as newId } from 'uuid';
import type { Publication } from './draft.js';

/** "We are here, and this is the last thing we said": goes to the topic beside the log, for it is no fact. */
export function heartbeat({ department, topicPrefix }: Publication, lastEventId: string | null, now: Date): OutboxRow {
  const sentAt = now.toISOString();
  const message: DepartmentHeartbeat = {
    specversion: '1.0',
    id: newId(),
    source: `/departments/${department.id}`,
    type: 'eu.milepost.DepartmentHeartbeat.v1',
    subject: `department/${department.id}`,
    time: sentAt,
    datacontenttype: 'application/json',
    data: { department: department.id, departmentName: department.name, lastEventId, sentAt },
  };
  return { topic: topicFor(department.id, topicPrefix), key: heartbeatKey, value: JSON.stringify(message) };
}
