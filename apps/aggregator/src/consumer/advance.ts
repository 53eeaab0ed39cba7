import type { Standing, Watermarks } from '../projection/offsets.js';
import { partitionName } from '../projection/reading.js';

/**
 * Counts the looks at which no partition stood still that has messages waiting. A sum over all partitions would not do: others that
 * go on, if only by heartbeats, would hide for ever the one that does not.
 */
export class Advance {
  private before = new Map<string, number>();
  private count = 0;

  see(standings: readonly Pick<Standing, 'topic' | 'partition' | 'next'>[], marks: readonly Watermarks[]): number {
    const highs = new Map(marks.map((mark) => [partitionName(mark), mark.high]));
    const waiting = standings.filter((standing) => standing.next < (highs.get(partitionName(standing)) ?? 0));
    if (waiting.every((standing) => this.before.get(partitionName(standing)) !== standing.next)) this.count += 1;
    this.before = new Map(waiting.map((standing) => [partitionName(standing), standing.next]));
    return this.count;
  }
}
