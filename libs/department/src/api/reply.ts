import { collections, subjectOf } from '@milepost/contracts';
import type { FastifyReply } from 'fastify';
import { type Answer, isWaiting } from '../work.js';

/** What the request's log line and span name, besides the answer itself. */
export const about = (answer: Answer) =>
  isWaiting(answer) ? { submission: answer.submission } : { entry: subjectOf(answer), eventId: answer.eventId };

/** 201 with the entry's new version, or 202 with what it waits for. */
export const headOf = (answer: Answer): { status: number; headers: Record<string, string> } =>
  isWaiting(answer)
    ? { status: 202, headers: { location: `/v1/submissions/${answer.submission}` } }
    : { status: 201, headers: { location: `/v1/${collections[answer.kind]}/${answer.id}`, etag: `"${answer.version}"` } };

export function reply(response: FastifyReply, answer: Answer): Answer {
  const { status, headers } = headOf(answer);
  response.request.about = about(answer);
  response.status(status).headers(headers);
  return answer;
}
