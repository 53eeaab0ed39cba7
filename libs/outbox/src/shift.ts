import { briefly, crashPoint, log, together } from '@milepost/service';
import type { Bell } from './bell.js';
import { Lag } from './lag.js';
import type { Claim, OutboxSession } from './outbox-session.js';
import { publishUntilAcked, type Publishing } from './publish-until-acked.js';
import type { Committed } from './outbox.js';
import { ReadyRows } from './ready-rows.js';

export interface ShiftSettings extends Omit<Publishing, 'over'> {
  session: OutboxSession;
  claim: Claim;
  pollMs: number;
  batchBytes: number;
  bell: Bell;
  stop: AbortSignal;
}

const BEAT_MS = 1_000;
/** How far the cursor may lag in time: a relay that takes over sends that much twice. */
const SAVE_MS = 100;

/** One relay's time at the outbox, from the lock to its loss: publishes what may go out, the cursor follows. */
export class Shift {
  private readonly ready: ReadyRows;
  private readonly lag = new Lag();
  private readonly over: AbortSignal;
  private readonly beat: NodeJS.Timeout;
  private acked: number;
  private saved: number;
  private savedAt = performance.now();
  private holeWaits = 0;

  constructor(private readonly settings: ShiftSettings) {
    const { session, claim, stop, bell } = settings;
    this.ready = new ReadyRows(session, claim.position);
    this.acked = this.saved = claim.position;
    this.lag.pass(claim.position);
    this.over = AbortSignal.any([stop, session.lost]);
    this.over.addEventListener('abort', () => bell.ring());
    this.beat = setInterval(() => void this.look(), BEAT_MS);
  }

  /** Works until told to stop, then returns with the cursor saved; throws when the session is lost or another relay took over. */
  async work(): Promise<void> {
    while (!this.over.aborted) {
      this.settings.stepped();
      if (!(await this.turn())) await this.rest();
    }
    await this.save();
    if (!this.settings.stop.aborted) throw new Error('the session was lost');
  }

  /** Sends one batch and meanwhile reads the next; false when nothing may go out. */
  async turn(): Promise<boolean> {
    if (this.ready.empty && this.ready.unread) await this.ready.fill();
    const batch = this.ready.take(this.settings.batchBytes);
    if (batch.length === 0) return false;
    await together([publishUntilAcked(batch, { ...this.settings, over: this.over }), this.readAhead(), this.saveIfDue()]);
    crashPoint('acknowledged');
    this.acked = batch.at(-1)!.position;
    this.lag.pass(this.acked);
    this.holeWaits = 0;
    return true;
  }

  /** Moves the cursor to what has been acknowledged. */
  async save(): Promise<void> {
    const { session, claim } = this.settings;
    const [from, to] = [this.saved, this.acked];
    this.savedAt = performance.now();
    if (from === to) return;
    await session.advance(claim.epoch, from, to);
    this.saved = to;
  }

  /** Each move is a commit of its own: with every send it would cost as much as the send. */
  private async saveIfDue(): Promise<void> {
    if (performance.now() - this.savedAt >= SAVE_MS) await this.save();
  }

  /** Somebody has committed: `committed` says what, if that is known. */
  notice(committed: Committed | undefined): void {
    if (!committed || !this.ready.offer(committed)) this.ready.unread = true;
  }

  end(): void {
    clearInterval(this.beat);
  }

  status(now: number) {
    return {
      epoch: this.settings.claim.epoch,
      position: this.acked,
      backlog: this.lag.backlog(this.acked),
      oldestAge: this.lag.oldestAge(now),
    };
  }

  private async readAhead(): Promise<void> {
    if (this.ready.short && this.ready.unread) await this.ready.fill();
  }

  /** Sleeps until there may be something to read. A cursor that has to move waits for a quiet moment. */
  private async rest(): Promise<void> {
    const { bell, pollMs } = this.settings;
    const patience = this.ready.blocked ? Math.min(2 ** ++this.holeWaits, pollMs) : pollMs;
    const moment = this.acked === this.saved ? patience : Math.min(SAVE_MS, patience);
    if (await bell.wait(moment)) return;
    await this.save();
    if (patience > moment && (await bell.wait(patience - moment))) return;
    this.ready.unread = true; // another process may have written
  }

  /** Keeps the session from being taken for dead while a long send is out, and learns how far behind we are. */
  private async look(): Promise<void> {
    try {
      this.lag.see(await this.settings.session.newest(), Date.now());
    } catch (error) {
      log.debug({ relay: this.settings.name, ...briefly(error) }, 'no answer from the outbox'); // the session is lost by now and ends the shift
    }
  }
}
