import type { Standing, Watermarks } from '../projection/offsets.js';
import { partitionName } from '../projection/reading.js';

/**
 * Counts the looks at which no partition stood still that has messages waiting, be it one that nobody has begun to read. A sum over
 * all partitions would not do: others that go on, if only by heartbeats, would hide for ever the one that does not.
 */
export class Advance {
  private before = new Map<string, number>();
  private count = 0;

  see(standings: readonly Pick<Standing, 'topic' | 'partition' | 'next'>[], marks: readonly Watermarks[]): number {
    const nexts = new Map(standings.map((standing) => [partitionName(standing), standing.next]));
    const places = marks.map((mark) => ({ name: partitionName(mark), next: nexts.get(partitionName(mark)) ?? mark.low, high: mark.high }));
    const waiting = places.filter(({ next, high }) => next < high);
    if (waiting.every(({ name, next }) => this.before.get(name) !== next)) this.count += 1;
    this.before = new Map(waiting.map(({ name, next }) => [name, next]));
    return this.count;
  }
}
