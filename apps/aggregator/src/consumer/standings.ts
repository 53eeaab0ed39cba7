import type { Standing } from '../projection/offsets.js';
import { type Partition, partitionName } from '../projection/reading.js';
import type { Slice } from '../projection/sort-out.js';

/** Where the model stands in each partition that is ours, as far as this process knows. */
export class Standings {
  private readonly known = new Map<string, Standing>();
  private readonly generations = new Map<string, number>();

  list(): Standing[] {
    return [...this.known.values()];
  }

  nextOf(partition: Partition): number | undefined {
    return this.known.get(partitionName(partition))?.next;
  }

  /** @returns true when the model of a partition is another one than when we last stood there */
  renew(standings: readonly Standing[]): boolean {
    const replaced = standings.some(
      (standing) => (this.generations.get(partitionName(standing)) ?? standing.generation) !== standing.generation,
    );
    this.known.clear();
    for (const standing of standings) {
      this.known.set(partitionName(standing), standing);
      this.generations.set(partitionName(standing), standing.generation);
    }
    return replaced;
  }

  advance(slices: readonly Slice[]): void {
    for (const slice of slices) {
      const standing = this.known.get(partitionName(slice));
      if (standing) this.known.set(partitionName(slice), { ...standing, next: slice.next });
    }
  }
}
