import { briefly, log, Problem } from '@milepost/service';
import type { Pool } from 'pg';
import { canApprove, canRead, type Actor } from './can.js';
import type { Held, Outcome } from './outcome.js';
import type { Recorder } from './recorder.js';
import { type SubmissionRow as Row, SubmissionRows } from './submission-rows.js';
import { type Answer, isWaiting, type Waiting, type Work } from './work.js';

/** What people of the department see of something that waits. */
export type Submission = Omit<Row, 'author'> & { author: string };

/** What does not go on the record at once: it waits for a second person, for the end of its embargo, or for both. */
export class Submissions {
  private readonly rows: SubmissionRows;

  constructor(
    pool: Pool,
    private readonly recorder: Recorder,
    private readonly department: string,
  ) {
    this.rows = new SubmissionRows(pool);
  }

  /** Records a command, or keeps it until it may be. */
  async submit(work: Work): Promise<Answer> {
    const outcome = await this.recorder.record(work);
    return isHeld(outcome) ? this.rows.keep(work, outcome) : outcome.answer;
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
    if (!(await this.rows.return(id, reason))) throw new Problem('conflict', `This is ${row.state} already.`);
    return visible({ ...row, state: 'returned', reason });
  }

  async show(id: string, actor: Actor): Promise<Submission> {
    const row = await this.find(id);
    if (row.author.id !== actor.id && !canRead(actor, this.department)) throw new Problem('forbidden', 'This is not public yet.');
    return visible(row);
  }

  async waiting(actor: Actor): Promise<Submission[]> {
    if (!canRead(actor, this.department)) throw new Problem('forbidden', 'Only people of the department see what waits.');
    return (await this.rows.waiting()).map(visible);
  }

  /** Records everything whose embargo has ended. Two replicas may both try: the idempotency key makes it one event. */
  async releaseDue(now: Date): Promise<number> {
    const due = await this.rows.due(now);
    for (const row of due)
      await this.release(row, { approvedBy: row.approved_by ?? undefined, released: true }).catch((error) => this.giveBack(row, error));
    return due.length;
  }

  private async release(row: Row, how: { approvedBy?: string | undefined; released?: boolean }): Promise<Answer> {
    const command = { ...row.command, idempotencyKey: `submission/${row.id}`, expectedVersion: undefined };
    const outcome = await this.recorder.record({ command, actor: row.author, ...how });
    if (isHeld(outcome)) return this.waitForEmbargo(row, how.approvedBy!);
    if (isWaiting(outcome.answer)) throw new Error('A recorded submission cannot wait again.');
    await this.rows.record(row.id, how.approvedBy, outcome.answer);
    return outcome.answer;
  }

  private async waitForEmbargo({ id }: Row, approvedBy: string): Promise<Waiting> {
    await this.rows.waitForEmbargo(id, approvedBy);
    return { submission: id, waitsFor: 'embargo' };
  }

  /** Refused at the end of its embargo: the record has moved on. Everything else (a database away) is tried again. */
  private async giveBack({ id }: Row, error: unknown): Promise<void> {
    if (!(error instanceof Problem) || error.status >= 500) return log.warn({ submission: id, ...briefly(error) }, 'not released yet');
    await this.rows.return(id, error.detail);
  }

  private async find(id: string): Promise<Row> {
    const row = await this.rows.find(id);
    if (!row) throw new Problem('not-found', `There is no submission ${id}.`);
    return row;
  }

  private refuseUnlessMayDecide({ author }: Row, actor: Actor): void {
    if (!canApprove(actor, this.department, author.id))
      throw new Problem('forbidden', 'An approver of the department decides, never the author.');
  }
}

const isHeld = (outcome: Outcome): outcome is Held => 'held' in outcome;
const visible = ({ author, ...row }: Row): Submission => ({ ...row, author: author.id });
