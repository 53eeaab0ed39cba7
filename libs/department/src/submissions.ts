import { canApprove, canRead, type Actor } from './can.js';
import { briefly, log, Problem } from '@milepost/service';
import type { Pool } from 'pg';
import { v7 as newId } from 'uuid';
import type { Held, Outcome } from './outcome.js';
import type { Recorder } from './recorder.js';
import { type Answer, isWaiting, type Recorded, type Waiting, type Work } from './work.js';

type Row = {
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

/** What people of the department see of something that waits. */
export type Submission = Omit<Row, 'author'> & { author: string };

/** One submission per idempotency key, however many send it at once: who comes second gets the answer of the first. */
const KEEP = `
with keyed as (
  insert into idempotency (actor, key, body_hash, answer) select $6, $7, $8, $9 where $7::text is not null
  on conflict do nothing returning 1
)
insert into submission (id, command, author, waits_for, not_before)
select $1, $2::jsonb, $3::jsonb, $4, $5::timestamptz where $7::text is null or exists (select 1 from keyed)
returning id`;

/** What does not go on the record at once: it waits for a second person, for the end of its embargo, or for both. */
export class Submissions {
  constructor(
    private readonly pool: Pool,
    private readonly recorder: Recorder,
    private readonly department: string,
  ) {}

  /** Records a command, or keeps it until it may be. */
  async submit(work: Work): Promise<Answer> {
    const outcome = await this.recorder.record(work);
    return isHeld(outcome) ? this.keep(work, outcome) : outcome.answer;
  }

  private async keep({ command, actor }: Work, { held, bodyHash }: Held): Promise<Answer> {
    const answer: Waiting = { submission: newId(), waitsFor: held };
    const idempotency = [actor.id, command.idempotencyKey ?? null, bodyHash, JSON.stringify(answer)];
    const values = [answer.submission, JSON.stringify(command), JSON.stringify(actor), held, command.embargoUntil ?? null, ...idempotency];
    const { rowCount } = await this.pool.query(KEEP, values);
    return rowCount === 1 ? answer : this.firstAnswer(actor.id, command.idempotencyKey!);
  }

  private async firstAnswer(actor: string, key: string): Promise<Answer> {
    const { rows } = await this.pool.query<{ answer: Answer }>('select answer from idempotency where actor = $1 and key = $2', [
      actor,
      key,
    ]);
    return rows[0]!.answer;
  }

  /** Approves as a second person: recorded at once, or at the end of its embargo. Approving again gives the same answer. */
  async approve(id: string, actor: Actor): Promise<Answer> {
    const row = await this.find(id);
    this.refuseUnlessMayDecide(row, actor);
    if (row.state === 'recorded') return row.answer!;
    if (row.state === 'returned') throw new Problem('conflict', 'This has been returned to its author.');
    return this.release(row, { approvedBy: actor.id });
  }

  /** Gives it back to its author with a reason; the author sends it again, mended. */
  async return(id: string, actor: Actor, reason: string): Promise<Submission> {
    const row = await this.find(id);
    this.refuseUnlessMayDecide(row, actor);
    const done = await this.pool.query(`update submission set state = 'returned', reason = $2 where id = $1 and state = 'waiting'`, [
      id,
      reason,
    ]);
    if (done.rowCount === 0) throw new Problem('conflict', `This is ${row.state} already.`);
    return visible({ ...row, state: 'returned', reason });
  }

  async show(id: string, actor: Actor): Promise<Submission> {
    const row = await this.find(id);
    if (row.author.id !== actor.id && !canRead(actor, this.department)) throw new Problem('forbidden', 'This is not public yet.');
    return visible(row);
  }

  async waiting(actor: Actor): Promise<Submission[]> {
    if (!canRead(actor, this.department)) throw new Problem('forbidden', 'Only people of the department see what waits.');
    const { rows } = await this.pool.query<Row>(`select * from submission where state = 'waiting' order by submitted_at limit 500`);
    return rows.map(visible);
  }

  /** Records everything whose embargo has ended. Two replicas may both try: the idempotency key makes it one event. */
  async releaseDue(now: Date): Promise<number> {
    const due = `select * from submission where state = 'waiting' and waits_for = 'embargo' and not_before <= $1 order by not_before limit 100`;
    const { rows } = await this.pool.query<Row>(due, [now]);
    for (const row of rows)
      await this.release(row, { approvedBy: row.approved_by ?? undefined, released: true }).catch((error) => this.giveBack(row, error));
    return rows.length;
  }

  private async release(row: Row, how: { approvedBy?: string | undefined; released?: boolean }): Promise<Answer> {
    const command = { ...row.command, idempotencyKey: `submission/${row.id}`, expectedVersion: undefined };
    const outcome = await this.recorder.record({ command, actor: row.author, ...how });
    if (isHeld(outcome)) return this.waitForEmbargo(row, how.approvedBy!);
    if (isWaiting(outcome.answer)) throw new Error('A recorded submission cannot wait again.');
    await this.pool.query(`update submission set state = 'recorded', approved_by = $2, answer = $3 where id = $1`, [
      row.id,
      how.approvedBy ?? null,
      outcome.answer,
    ]);
    return outcome.answer;
  }

  private async waitForEmbargo({ id }: Row, approvedBy: string): Promise<Waiting> {
    await this.pool.query(`update submission set waits_for = 'embargo', approved_by = $2 where id = $1 and state = 'waiting'`, [
      id,
      approvedBy,
    ]);
    return { submission: id, waitsFor: 'embargo' };
  }

  /** Refused at the end of its embargo: the record has moved on. Everything else (a database away) is tried again. */
  private async giveBack({ id }: Row, error: unknown): Promise<void> {
    if (!(error instanceof Problem) || error.status >= 500) return log.warn({ submission: id, ...briefly(error) }, 'not released yet');
    await this.pool.query(`update submission set state = 'returned', reason = $2 where id = $1 and state = 'waiting'`, [id, error.detail]);
  }

  private async find(id: string): Promise<Row> {
    const { rows } = await this.pool.query<Row>('select * from submission where id = $1', [id]);
    if (!rows[0]) throw new Problem('not-found', `There is no submission ${id}.`);
    return rows[0];
  }

  private refuseUnlessMayDecide({ author }: Row, actor: Actor): void {
    if (!canApprove(actor, this.department, author.id))
      throw new Problem('forbidden', 'An approver of the department decides, never the author.');
  }
}

const isHeld = (outcome: Outcome): outcome is Held => 'held' in outcome;
const visible = ({ author, ...row }: Row): Submission => ({ ...row, author: author.id });
