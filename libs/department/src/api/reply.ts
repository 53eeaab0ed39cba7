import { collections } from '@milepost/contracts';
import type { FastifyReply } from 'fastify';
import { type Answer, isWaiting } from '../work.js';

/** 201 with the entry's new version, or 202 with what it waits for. */
export function reply(response: FastifyReply, answer: Answer): Answer {
  if (isWaiting(answer)) {
    response.status(202).header('location', `/v1/submissions/${answer.submission}`);
    return answer;
  }
  response.status(201).header('location', `/v1/${collections[answer.kind]}/${answer.id}`).header('etag', `"${answer.version}"`);
  return answer;
}
