import { DepartmentHeartbeat, heartbeatKey, readHeartbeat } from './heartbeat.js';

const heartbeat: DepartmentHeartbeat = {
  specversion: '1.0',
  id: '0197f3a0-0000-7000-8000-000000000001',
  source: '/departments/health',
  type: 'eu.milepost.DepartmentHeartbeat.v1',
  subject: 'department/health',
  time: '2026-11-21T09:00:00.000Z',
  datacontenttype: 'application/json',
  data: { department: 'health', departmentName: 'Health', lastEventId: null, sentAt: '2026-11-21T09:00:00.000Z' },
};
const text = JSON.stringify(heartbeat);

it('A heartbeat is read by its key', () => {
  expect(readHeartbeat(heartbeatKey, text)).toEqual(heartbeat);
});

it.each([
  ['under another key it is an event to be read, or parked', 'blue-card-directive', text],
  ['without a key', undefined, text],
  ['broken JSON', heartbeatKey, '{'],
  ['another type', heartbeatKey, JSON.stringify({ ...heartbeat, type: 'eu.milepost.MilestoneMet.v1' })],
  ['another subject', heartbeatKey, JSON.stringify({ ...heartbeat, subject: 'milestone/x' })],
  ['without its department', heartbeatKey, JSON.stringify({ ...heartbeat, data: { ...heartbeat.data, department: undefined } })],
])('It is none: %s', (_, key, given) => {
  expect(readHeartbeat(key, given)).toBeUndefined();
});
