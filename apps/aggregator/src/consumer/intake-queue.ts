import { partitionName } from '../projection/reading.js';
import type { Standing } from '../projection/offsets.js';
import type { Slice } from '../projection/sort-out.js';
import type { Arrival } from './arrival.js';

/** taken: queued. misplaced: it begins after the place we stand at. foreign: nothing is known of the partition. */
export type Placed = 'taken' | 'misplaced' | 'foreign';

/**
 * What has been read and not yet projected. Per partition it has no gap: a batch is taken only when it begins at or before
 * the place where the last one ended, so neither a rebalance nor a seek that came late can make it skip a message.
 */
export class IntakeQueue {
  private slices: Slice[] = [];
  private readonly ends = new Map<string, Standing>();
  private waiting = 0;
  private closed = false;
  private something = Promise.withResolvers<void>();
  private emptied = Promise.withResolvers<void>();

  constructor(private readonly limit = 1_500) {}

  get length(): number {
    return this.waiting;
  }

  /** Starts anew from where the model stands. */
  open(standings: readonly Standing[]): void {
    this.clear();
    for (const standing of standings) this.ends.set(partitionName(standing), standing);
  }

  clear(): void {
    this.slices = [];
    this.waiting = 0;
    this.ends.clear();
    this.emptied.resolve();
  }

  /** Nothing more is taken: whoever waits goes on, and gets nothing. */
  close(): void {
    this.closed = true;
    this.clear();
    this.something.resolve();
  }

  place(arrival: Arrival): Placed {
    const standing = this.ends.get(partitionName(arrival));
    if (!standing) return 'foreign';
    if (arrival.fetchedFrom > standing.next) return 'misplaced';
    if (arrival.end <= standing.next) return 'taken';
    const { topic, partition, next: from, generation } = standing;
    const readings = arrival.readings.filter(({ offset }) => offset >= from);
    this.slices.push({ topic, partition, from, next: arrival.end, generation, readings });
    this.waiting += readings.length;
    this.ends.set(partitionName(arrival), { ...standing, next: arrival.end });
    this.something.resolve();
    return 'taken';
  }

  /** Undefined when there is room for another batch, else resolves when there is. The limit may be passed by one batch. */
  room(): Promise<void> | undefined {
    return this.waiting < this.limit || this.closed ? undefined : this.emptied.promise.then(() => this.room());
  }

  /**
   * Gives about `most` readings, one slice per partition: at once when there are so many, else what there is when the one before is
   * written, so that what comes meanwhile goes together. None when closed.
   */
  async take(most: number, before: Promise<unknown> = Promise.resolve()): Promise<Slice[]> {
    let written = false;
    const onWritten = () => {
      written = true;
      this.something.resolve();
    };
    void before.then(onWritten, onWritten);
    while (!this.closed && this.waiting < most && !(written && this.slices.length > 0)) {
      this.something = Promise.withResolvers();
      await this.something.promise;
    }
    const taken = new Map<string, Slice>();
    for (let count = 0; count < most && this.slices.length > 0;) {
      const slice = this.slices.shift()!;
      const earlier = taken.get(partitionName(slice));
      taken.set(partitionName(slice), earlier ? joined(earlier, slice) : slice);
      count += slice.readings.length;
      this.waiting -= slice.readings.length;
    }
    this.emptied.resolve();
    this.emptied = Promise.withResolvers();
    return [...taken.values()];
  }
}

const joined = (a: Slice, b: Slice): Slice => ({ ...a, next: b.next, readings: [...a.readings, ...b.readings] });
