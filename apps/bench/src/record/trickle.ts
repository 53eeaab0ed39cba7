import { setTimeout as sleep } from 'node:timers/promises';
import { nextEvent, type Recorded } from './milestones.js';

const EVERY = 10;

export interface Flow {
  /** Events per second. */
  rate: number;
  /** The milestones that it goes round, from their first version on. */
  from: number;
  count: number;
  /** Where they go; the next ones wait for it. `due` is the instant at which each was to leave, by `performance.now()`. */
  sink(events: readonly Recorded[], due: readonly number[]): Promise<void>;
}

/** Events of new milestones at a steady rate until it is told to stop. */
export class Trickle {
  readonly events: Recorded[] = [];
  private readonly last = new Map<number, Recorded>();
  private readonly begin = performance.now();
  private readonly running: Promise<void>;
  private sent = 0;
  private stopped = false;

  constructor(private readonly flow: Flow) {
    this.running = this.run();
    this.running.catch(() => undefined); // stop() tells
  }

  /** How many have gone out. */
  get out(): number {
    return this.sent;
  }

  /** Rejects when the sink did. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      const wanted = Math.floor(((performance.now() - this.begin) / 1000) * this.flow.rate);
      const made = Array.from({ length: wanted - this.sent }, (_, index) => this.make(this.sent + index));
      const due = made.map((_, index) => this.begin + ((this.sent + index) * 1000) / this.flow.rate);
      if (made.length > 0) await this.flow.sink(made, due);
      this.sent = wanted;
      this.events.push(...made);
      await sleep(EVERY);
    }
  }

  private make(place: number): Recorded {
    const number = this.flow.from + (place % this.flow.count);
    const event = nextEvent(number, this.last.get(number) ?? null);
    this.last.set(number, event);
    return event;
  }
}
