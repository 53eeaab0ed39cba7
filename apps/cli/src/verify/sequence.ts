export type Seen = 'next' | 'ahead' | 'late' | 'again';

/** The versions of one entry as one place gives them, one after the other. */
export class Sequence {
  private last = 0;
  private readonly missing = new Set<number>();

  /** `ahead`: versions before it are missing. `late`: it was one of those. `again`: it was there before. */
  see(version: number): Seen {
    if (version <= this.last) return this.missing.delete(version) ? 'late' : 'again';
    const first = this.last + 1;
    for (let skipped = first; skipped < version; skipped++) this.missing.add(skipped);
    this.last = version;
    return version === first ? 'next' : 'ahead';
  }

  /** The versions up to `head` that never came. */
  lost(head: number): number[] {
    const tail = Array.from({ length: Math.max(0, head - this.last) }, (_, index) => this.last + 1 + index);
    return [...[...this.missing].filter((version) => version <= head), ...tail];
  }
}
