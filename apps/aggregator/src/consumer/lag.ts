import { type Partition, partitionName } from '../projection/reading.js';

/**
 * How far a partition is behind. The age is that of the oldest message that is not in the model, at most: it is younger than the
 * last one that is, and came after the partition was last seen to be empty.
 */
export class Lag {
  private readonly ends = new Map<string, number>();
  private readonly emptied = new Map<string, number>();
  private readonly recorded = new Map<string, number>();

  constructor(private readonly begun: number) {}

  /** The broker said at `now` (milliseconds since 1970) that the partition ends there, while the model stood at `next`. */
  see(partition: Partition, end: number, next: number, now: number): void {
    const name = partitionName(partition);
    this.ends.set(name, end);
    if (next >= end) this.emptied.set(name, now);
  }

  /** The model has reached a message of that instant (milliseconds since 1970). */
  reach(partition: Partition, recorded: number): void {
    this.recorded.set(partitionName(partition), recorded);
  }

  messages(partition: Partition, next: number): number {
    return Math.max(0, (this.ends.get(partitionName(partition)) ?? next) - next);
  }

  seconds(partition: Partition, next: number, now: number): number {
    if (this.messages(partition, next) === 0) return 0;
    const name = partitionName(partition);
    const since = Math.max(this.emptied.get(name) ?? this.begun, this.recorded.get(name) ?? 0);
    return Math.max(0, now - since) / 1000;
  }
}
