import { z } from 'zod';
import { DepartmentId } from './departments.js';

/** Sent every few seconds so that silence and absence can be told apart. It is no entry: no version, no history. */
export const DepartmentHeartbeat = z.object({
  specversion: z.literal('1.0'),
  id: z.string().min(1),
  source: z.string().min(1),
  type: z.literal('eu.milepost.DepartmentHeartbeat.v1'),
  subject: z.string().startsWith('department/'),
  time: z.iso.datetime(),
  datacontenttype: z.literal('application/json'),
  data: z.object({
    department: DepartmentId,
    departmentName: z.string().min(1).max(100),
    lastEventId: z.string().nullable(),
    sentAt: z.iso.datetime(),
  }),
});
export type DepartmentHeartbeat = z.infer<typeof DepartmentHeartbeat>;

export const heartbeatKey = 'heartbeat';

/** A heartbeat, or undefined when the text is something else. Cheap for events: it looks at the key before it parses. */
export function readHeartbeat(key: string | undefined, text: string): DepartmentHeartbeat | undefined {
  if (key !== heartbeatKey) return undefined;
  try {
    return DepartmentHeartbeat.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
