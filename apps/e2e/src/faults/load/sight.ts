import type { Evidence } from '../check/evidence.js';
import type { Known } from './entries.js';

const ONE_IN = 4;
const PATIENCE = 10_000;

/** How long it takes from an answer until a reader sees what was answered; only keys on which nothing was ever parked. */
export class Sight {
  readonly seen: Evidence['sight'] = { before: [], whileParked: [] };
  private readonly looking: Promise<void>[] = [];
  private count = 0;

  constructor(
    private readonly url: string,
    private readonly blocked: (commitment: string) => boolean,
    private readonly isParked: () => boolean,
  ) {}

  recorded(known: Known): void {
    if (this.blocked(known.commitment) || this.count++ % ONE_IN > 0) return;
    this.looking.push(this.follow(known, this.isParked() ? this.seen.whileParked : this.seen.before));
  }

  async ended(): Promise<Evidence['sight']> {
    await Promise.all(this.looking);
    return this.seen;
  }

  private async follow({ id, version }: Known, into: number[]): Promise<void> {
    const begun = performance.now();
    const address = `${this.url}/v1/entries/milestone/${id}?minVersion=${version}&wait=${PATIENCE}`;
    const response = await fetch(address, { signal: AbortSignal.timeout(2 * PATIENCE) }).catch(() => undefined);
    await response?.arrayBuffer().catch(() => undefined);
    into.push(performance.now() - begun);
  }
}
