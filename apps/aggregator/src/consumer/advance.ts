import type { Place } from './places.js';

/**
 * Counts the looks at which no partition stood still that has messages waiting, be it one that nobody has begun to read. A sum over
 * all partitions would not do: others that go on, if only by heartbeats, would hide for ever the one that does not.
 */
export class Advance {
  private before = new Map<string, number>();
  private count = 0;

  see(places: readonly Place[]): number {
    const waiting = places.filter(({ next, high }) => next < high);
    if (waiting.every(({ name, next }) => this.before.get(name) !== next)) this.count += 1;
    this.before = new Map(waiting.map(({ name, next }) => [name, next]));
    return this.count;
  }
}
