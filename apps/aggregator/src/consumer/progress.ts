/**
 * One look, `at` milliseconds of a clock that nobody sets: `behind` messages wait on the broker, `overdue` of them did so at the look
 * before, `done` grows with every one projected, `held` while the database is away.
 */
export type Look = { at: number; joined: boolean; behind: number; overdue: number; done: number; held: boolean };

export type Judgement =
  | { is: 'well' }
  | { is: 'waiting'; detail: string }
  /** The consumer makes no progress though it could: first its group is left, then the process ends, for its orchestrator to start another. */
  | { is: 'stuck'; cure: 'regroup' | 'exit'; detail: string };

export type Patience = { regroupAfter: number; exitAfter: number };

/** Judges by progress, not by connection: a consumer may look connected and never get a message. Pure but for what it remembers. */
export class Progress {
  private since: number | undefined;
  private done = -1;
  private caughtUp = false;
  private regrouped = false;

  constructor(private readonly patience: Patience) {}

  judge({ at, joined, behind, overdue, done, held }: Look): Judgement {
    const moves = held || done !== this.done || (joined && behind === 0);
    this.done = done;
    if (joined && overdue === 0) this.caughtUp = true; // While messages come all the time, some are always on their way.
    if (moves || this.since === undefined) {
      this.since = at;
      this.regrouped = false;
    }
    if (held) return { is: 'waiting', detail: 'The database is away, or lets nothing be written.' };
    return this.verdict(at - this.since, joined, behind);
  }

  /** The broker does not answer: nothing can be said of the consumer, and whoever reads the model is served as before. */
  unanswered(): Judgement {
    this.since = undefined;
    return this.caughtUp ? { is: 'well' } : { is: 'waiting', detail: 'The broker does not answer.' };
  }

  private verdict(still: number, joined: boolean, behind: number): Judgement {
    const detail = joined
      ? `No progress for ${Math.round(still / 1000)} s with ${behind} messages waiting.`
      : 'Not yet in the consumer group.';
    if (still >= this.patience.exitAfter) return { is: 'stuck', cure: 'exit', detail };
    if (still >= this.patience.regroupAfter && !this.regrouped) {
      this.regrouped = true;
      return { is: 'stuck', cure: 'regroup', detail };
    }
    if (still >= this.patience.regroupAfter) return { is: 'waiting', detail };
    if (!joined && !this.caughtUp) return { is: 'waiting', detail };
    return this.caughtUp ? { is: 'well' } : { is: 'waiting', detail: `Catching up: ${behind} messages behind.` };
  }
}
