const REST_MS = 2;
/** Batches follow closely when the next one could begin so many milliseconds after the last. */
const CLOSELY_MS = 5 * REST_MS;
/** So many commands are a batch that is worth its while. */
const ENOUGH = 16;
/** So many batches tell how many senders there are, who may all wait for their answers. */
const REMEMBERED = 64;

/**
 * When small batches follow closely on each other, the next one waits a moment for more. What a batch costs all the way to the reader hardly
 * depends on its size: in turns, at 1,000 updates a second they were visible after 6.8 and 7.1 instead of 8.6 and 9.3 ms (median), at
 * 2,000 after 10.2 instead of 12.9 and 14.4, for a fifth less processor time of services and PostgreSQL. Who is alone never waits, nor
 * do few who each wait for their answer: when as many are here as have ever come lately, nobody else is expected.
 */
export class Pace {
  private readonly sizes: number[] = [];
  private most = 0;
  private ended = Number.NEGATIVE_INFINITY;
  private resting: (() => void) | undefined;

  /** To be told when a batch has ended, with the number of its commands. */
  wrote(size: number): void {
    if (this.sizes.push(size) > REMEMBERED) this.sizes.shift();
    this.most = Math.max(...this.sizes);
    this.ended = performance.now();
  }

  /** To be told how many commands wait, whenever one comes: a rest may be over. */
  came(waiting: number): void {
    if (waiting >= this.most) this.resting?.();
  }

  /** Resolves when the next batch may begin: at once, when enough have come, or after 2 ms. */
  async rest(waiting: number): Promise<void> {
    const last = this.sizes.at(-1) ?? 0;
    const small = last > 1 && Math.max(last, waiting) < ENOUGH;
    if (!small || waiting >= this.most || performance.now() - this.ended >= CLOSELY_MS) return;
    await new Promise<void>((resolve) => {
      this.resting = resolve;
      setTimeout(resolve, REST_MS);
    });
    this.resting = undefined;
  }
}
