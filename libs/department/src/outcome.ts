import { subjectOf } from '@milepost/contracts';
import { randomBytesForIds } from '@milepost/service';
import { v7 as newEventId } from 'uuid';
import { decide, type Decision } from './decide.js';
import type { Department } from './department.js';
import type { Draft } from './draft.js';
import { type Heads, namedCommitment } from './heads.js';
import { type Hashed, remember, remembered } from './idempotency.js';
import { isRefusal } from './refusal.js';
import { problemOfRefusal } from './refusal-problem.js';
import type { Answer, Work } from './work.js';

/** A decision that is right but has to wait: it is not written to the log. */
export type Held = { held: 'approval' | 'embargo'; bodyHash: string };
export type Outcome = { answer: Answer } | Held;

/**
 * What becomes of one command of a batch: the answer that its key got before, a wait, or an event in the draft, which later commands see.
 * @throws Problem when it is refused
 */
export function outcomeOf(work: Hashed, department: Department, heads: Heads, draft: Draft): Outcome {
  const known = remembered(work, heads);
  if (known) return { answer: known };
  const now = new Date().toISOString();
  const eventId = newEventId({ random: randomBytesForIds(16) });
  const decision = decisionOf(work, department, heads, { eventId, today: now.slice(0, 10) });
  const held = holdFor(work, decision, now);
  if (held) return { held, bodyHash: work.bodyHash };
  const answer = draft.add(work, decision, eventId, now);
  remember(work, answer, heads, draft);
  return { answer };
}

type Moment = { eventId: string; today: string };

function decisionOf({ command, actor }: Work, department: Department, heads: Heads, moment: Moment): Decision {
  const subject = subjectOf(command);
  const named = namedCommitment(command) ?? heads.commitmentOf.get(subject);
  const commitment = (named !== undefined && heads.commitments.get(named)) || null;
  const { full: history = [], disclosed: publicHistory = [] } = heads.histories.get(subject) ?? {};
  const current = heads.entries.get(subject) ?? null;
  const decision = decide(current, command, { department, actor, ...moment, commitment, history, publicHistory });
  if (isRefusal(decision)) throw problemOfRefusal(decision);
  return decision;
}

function holdFor({ command, approvedBy, released }: Work, { needsApproval }: Decision, now: string): Held['held'] | undefined {
  if (needsApproval && !approvedBy) return 'approval';
  return command.embargoUntil && command.embargoUntil > now && !released ? 'embargo' : undefined;
}
