import { collections, subjectOf } from '@milepost/contracts';
import type { FastifyReply } from 'fastify';
import { type Answer, isWaiting } from '../work.js';

/** What the request's log line and span name, besides the answer itself. */
const about = (answer: Answer) =>
  isWaiting(answer) ? { submission: answer.submission } : { entry: subjectOf(answer), eventId: answer.eventId };

/** 201 with the entry's new version, or 202 with what it waits for. */
export function reply(response: FastifyReply, answer: Answer): Answer {
  response.request.about = about(answer);
  if (isWaiting(answer)) {
    response.status(202).header('location', `/v1/submissions/${answer.submission}`);
    return answer;
  }
  response.status(201).header('location', `/v1/${collections[answer.kind]}/${answer.id}`).header('etag', `"${answer.version}"`);
  return answer;
}
