export type Seen = 'next' | 'ahead' | 'late' | 'again';

/** The versions of one entry as one place gives them, one after the other. There are three for each entry of the record, so they are small. */
export class Sequence {
  private last = 0;
  private missing?: Set<number>;

  /** `ahead`: versions before it are missing. `late`: it was one of those. `again`: it was there before. */
  see(version: number): Seen {
    if (version <= this.last) return this.missing?.delete(version) ? 'late' : 'again';
    const first = this.last + 1;
    this.last = version;
    if (version === first) return 'next';
    this.missing ??= new Set();
    for (let skipped = first; skipped < version; skipped++) this.missing.add(skipped);
    return 'ahead';
  }

  /** The versions up to `head` that never came. */
  lost(head: number): number[] {
    const tail = Array.from({ length: Math.max(0, head - this.last) }, (_, index) => this.last + 1 + index);
    return [...[...(this.missing ?? [])].filter((version) => version <= head), ...tail];
  }
}
