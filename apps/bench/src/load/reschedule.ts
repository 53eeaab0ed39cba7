import { milestoneId, rescheduleChange, said } from '../record/milestones.js';
import type { Answer, Connection } from './connection.js';

const before = JSON.stringify(said).slice(0, -1);

/** A change of a milestone from this version to the next, as a department's publisher sends it. */
export function reschedule(connection: Connection, token: string, milestone: number, version: number): Promise<Answer> {
  const body = `${before},"change":${JSON.stringify(rescheduleChange(version + 1))}}`;
  const head =
    `POST /v1/milestones/${milestoneId(milestone)}/reschedule HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${token}\r\n` +
    `content-type: application/json\r\nif-match: "${version}"\r\n`;
  return connection.send(head, body);
}

/** Whether the change is on the record with this version. */
export const isRecorded = ({ status, body }: Answer, version: number): boolean => status === 201 && body.includes(`"version":${version},`);
