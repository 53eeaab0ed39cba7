import { randomUUID } from 'node:crypto';

export interface Reschedule {
  occurredOn: object;
  change: { to: object; reason: object };
}

/** The event of a request, with nothing checked. */
export function rescheduled(entryId: string, version: number, { change, ...said }: Reschedule) {
  const id = randomUUID();
  const { to, reason } = change;
  const dueHistory = [{ due: to, setOn: said.occurredOn, reason, eventId: id }];
  const state = {
    title: { en: 'Report on the first results tabled' },
    status: 'scheduled',
    due: to,
    dueHistory,
    met: null,
    reversed: null,
  };
  return {
    specversion: '1.0',
    id,
    source: '/departments/health',
    type: 'eu.milepost.MilestoneRescheduled.v1',
    subject: `milestone/${entryId}`,
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    data: { kind: 'milestone', entryId, version, department: 'health', ...said, change, state },
  };
}
