import type { Pool } from 'pg';
import { v7 as newId } from 'uuid';
import type { Actor } from './can.js';
import type { Held } from './outcome.js';
import type { Answer, Recorded, Waiting, Work } from './work.js';

export type SubmissionRow = {
  id: string;
  command: Work['command'];
  author: Actor;
  state: 'waiting' | 'recorded' | 'returned';
  waits_for: Waiting['waitsFor'];
  not_before: Date | null;
  approved_by: string | null;
  reason: string | null;
  answer: Recorded | null;
  submitted_at: Date;
};

/** One submission per idempotency key, however many send it at once: who comes second gets the answer of the first. */
const KEEP = `
with keyed as (
  insert into idempotency (actor, key, body_hash, answer) select $6, $7, $8, $9 where $7::text is not null
  on conflict do nothing returning 1
)
insert into submission (id, command, author, waits_for, not_before)
select $1, $2::jsonb, $3::jsonb, $4, $5::timestamptz where $7::text is null or exists (select 1 from keyed)
returning id`;

const FIRST_ANSWER = 'select answer from idempotency where actor = $1 and key = $2';
const WAITING = `select * from submission where state = 'waiting' order by submitted_at limit 500`;
const DUE = `select * from submission where state = 'waiting' and waits_for = 'embargo' and not_before <= $1 order by not_before limit 100`;
const RETURN = `update submission set state = 'returned', reason = $2 where id = $1 and state = 'waiting'`;
const WAIT_FOR_EMBARGO = `update submission set waits_for = 'embargo', approved_by = $2 where id = $1 and state = 'waiting'`;
const RECORD = `update submission set state = 'recorded', approved_by = $2, answer = $3 where id = $1`;

/** What waits, in the department's database; it is no event, and nothing of it is in the outbox. */
export class SubmissionRows {
  constructor(private readonly pool: Pool) {}

  async keep({ command, actor }: Work, { held, bodyHash }: Held): Promise<Answer> {
    const answer: Waiting = { submission: newId(), waitsFor: held };
    const key = command.idempotencyKey ?? null;
    const idempotency = [actor.id, key, bodyHash, JSON.stringify(answer)];
    const values = [answer.submission, JSON.stringify(command), JSON.stringify(actor), held, command.embargoUntil ?? null, ...idempotency];
    const { rowCount } = await this.pool.query(KEEP, values);
    if (rowCount === 1) return answer;
    const { rows } = await this.pool.query<{ answer: Answer }>(FIRST_ANSWER, [actor.id, key]);
    return rows[0]!.answer;
  }

  async find(id: string): Promise<SubmissionRow | undefined> {
    return (await this.pool.query<SubmissionRow>('select * from submission where id = $1', [id])).rows[0];
  }

  async waiting(): Promise<SubmissionRow[]> {
    return (await this.pool.query<SubmissionRow>(WAITING)).rows;
  }

  /** Whose embargo has ended. */
  async due(now: Date): Promise<SubmissionRow[]> {
    return (await this.pool.query<SubmissionRow>(DUE, [now])).rows;
  }

  /** @returns false when it does not wait any more */
  async return(id: string, reason: string): Promise<boolean> {
    return (await this.pool.query(RETURN, [id, reason])).rowCount === 1;
  }

  async waitForEmbargo(id: string, approvedBy: string): Promise<void> {
    await this.pool.query(WAIT_FOR_EMBARGO, [id, approvedBy]);
  }

  async record(id: string, approvedBy: string | undefined, answer: Recorded): Promise<void> {
    await this.pool.query(RECORD, [id, approvedBy ?? null, answer]);
  }
}
