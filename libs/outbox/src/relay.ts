import { briefly, log } from '@milepost/service';
import { Bell } from './bell.js';
import type { Committed } from './outbox.js';
import { OutboxSession, type Claim } from './outbox-session.js';
import type { RelaySettings, RelayStatus, Sends } from './relay-settings.js';
import { Shift } from './shift.js';
import { pause, within } from './within.js';

const STANDBY_MS = 1_000;
const STOP_MS = 5_000;
const NOBODY: Sends = { acknowledged: () => undefined, failed: () => undefined };

/**
 * Publishes the rows of one outbox in the order of their positions, each at least once, none before its transaction has committed.
 * Of several relays on an outbox one works; another takes over when it dies or stands still.
 */
export class Relay {
  private readonly bell = new Bell();
  private readonly ending = new AbortController();
  private readonly settings: Required<RelaySettings>;
  private steppedAt = performance.now();
  private running: Promise<void> | undefined;
  private shift: Shift | undefined;
  private active = false;

  constructor(settings: RelaySettings) {
    this.settings = { pollMs: 250, batchBytes: 350_000, silenceMs: 5_000, watchdogMs: 30_000, sends: NOBODY, ...settings };
  }

  start(): void {
    this.stepped();
    this.running ??= this.run();
  }

  /**
   * Rows have been committed: send them now. Who knows which they are saves the relay from reading them; who does not may leave that
   * out. Costs next to nothing; many calls are one.
   */
  nudge(committed?: Committed): void {
    if (this.active) this.shift!.notice(committed);
    this.bell.ring();
  }

  /** Lets the batch in flight finish, at most 5 seconds, then gives up the outbox. */
  async stop(): Promise<void> {
    this.ending.abort();
    const ended = this.running ?? Promise.resolve();
    await within(STOP_MS, 'the batch in flight', ended).catch((error: unknown) =>
      log.warn({ relay: this.settings.name, ...briefly(error) }, 'not sent'),
    );
    await this.settings.publisher.close();
    await ended;
  }

  /** Sends what may go out now and returns the position reached. Throws when another relay holds the outbox. */
  async runOnce(): Promise<number> {
    const session = await this.open();
    try {
      const claim = await session.claim();
      if (!claim) throw new Error('another relay holds the outbox');
      return await this.during(session, claim, async (shift) => {
        while (await shift.turn());
        await shift.save();
        return shift.status(Date.now()).position;
      });
    } finally {
      await session.close();
    }
  }

  status(): RelayStatus {
    const figures = this.shift?.status(Date.now()) ?? { epoch: 0, position: 0, backlog: 0, oldestAge: 0 };
    const stillFor = this.running && !this.ending.signal.aborted ? performance.now() - this.steppedAt : 0;
    return { active: this.active, ...figures, stillFor };
  }

  private async run(): Promise<void> {
    const { signal } = this.ending;
    while (!signal.aborted) {
      this.stepped();
      const pace = pause(STANDBY_MS, signal); // a lost session is opened again at once, but not more than once a second
      await this.serve().catch((error: unknown) => log.warn({ relay: this.settings.name, ...briefly(error) }, 'the relay starts over'));
      await pace;
    }
  }

  private async serve(): Promise<void> {
    const session = await this.open();
    try {
      const claim = await this.untilClaimed(session);
      if (claim) await this.during(session, claim, (shift) => shift.work());
    } finally {
      await session.close();
    }
  }

  private async untilClaimed(session: OutboxSession): Promise<Claim | undefined> {
    while (!this.ending.signal.aborted) {
      this.stepped();
      const claim = await session.claim();
      if (claim) return claim;
      await pause(STANDBY_MS, this.ending.signal);
    }
    return undefined;
  }

  private async during<T>(session: OutboxSession, claim: Claim, work: (shift: Shift) => Promise<T>): Promise<T> {
    const shift = new Shift({ ...this.settings, session, claim, bell: this.bell, stop: this.ending.signal, stepped: this.stepped });
    this.shift = shift;
    this.active = true;
    log.info({ relay: this.settings.name, ...claim }, 'the relay holds the outbox');
    try {
      return await work(shift);
    } finally {
      this.active = false;
      shift.end();
    }
  }

  private readonly stepped = () => void (this.steppedAt = performance.now());

  private open(): Promise<OutboxSession> {
    return OutboxSession.open(this.settings);
  }
}
