import { setTimeout as sleep } from 'node:timers/promises';
import { briefly, codeOf, crashPoint, isAway, log, wasSilent } from '@milepost/service';
import { Applied } from './applied.js';
import { countOf, halves } from './halves.js';
import { OffsetsMoved } from './offsets.js';
import type { Batch, Projects } from './projection.js';
import { positionName } from './reading.js';

// What PostgreSQL says against a value rather than against the statement: data exception, integrity, program limit.
const POISON = /^(22|23|54)/;
const LONGEST_WAIT = 2_000;

/** Applies batches until they are in the model: waits for a database that is away, finds and parks what it refuses. */
export class Projector {
  private held = false;
  private readonly stopping = new AbortController();

  constructor(
    private readonly projection: Projects,
    private readonly applied: Applied,
    private readonly counted: (readings: number, parked: number) => void = () => undefined,
  ) {}

  /** @returns 'moved' when the model does not stand where the batch begins; then nothing, or only a first part, was written */
  async project(batch: Batch, refused: ReadonlyMap<string, string> = new Map()): Promise<'done' | 'moved' | 'stopped'> {
    for (let wait = 50; !this.stopping.signal.aborted; wait = Math.min(wait * 2, LONGEST_WAIT)) {
      try {
        const { events, parked, brought } = await this.projection.apply(batch, refused);
        crashPoint('projected');
        this.held = false;
        this.counted(countOf(batch.slices), parked);
        this.applied.tellApplied(events, brought);
        return 'done';
      } catch (error) {
        if (error instanceof OffsetsMoved) {
          this.held = false; // The database answers: it was there when the connection broke, and had written the batch.
          return 'moved';
        }
        if (isPoison(error) && refused.size === 0) return this.withoutPoison(batch, error);
        if (tookTooLong(error) && countOf(batch.slices) > 1) return this.inHalves(batch); // Else it might take too long for ever.
        this.held = isAway(error);
        log[this.held ? 'warn' : 'error']({ ...briefly(error), nextTryMs: wait }, 'a batch could not be written');
        await sleep(wait, undefined, { signal: this.stopping.signal }).catch(() => undefined);
      }
    }
    return 'stopped';
  }

  /** True while a batch waits for a database that is away. */
  get isHeld(): boolean {
    return this.held;
  }

  stop(): void {
    this.stopping.abort();
  }

  /** Halves the batch until the reading that the database refuses stands alone; that one is parked. */
  private async withoutPoison({ slices }: Batch, error: Error): Promise<'done' | 'moved' | 'stopped'> {
    if (countOf(slices) === 1) {
      const reading = slices.find(({ readings }) => readings.length === 1)!.readings[0]!;
      return this.project({ slices }, new Map([[positionName(reading), `The database refuses it: ${briefly(error).error}`]]));
    }
    return this.inHalves({ slices });
  }

  private async inHalves({ slices }: Batch): Promise<'done' | 'moved' | 'stopped'> {
    const [first, second] = halves(slices);
    const outcome = await this.project({ slices: first });
    return outcome === 'done' ? this.project({ slices: second }) : outcome;
  }
}

/** The database gave the statement up, or we did. */
const tookTooLong = (error: unknown) => wasSilent(error) || (error instanceof Error && codeOf(error) === '57014');

export const isPoison = (error: unknown): error is Error => error instanceof Error && POISON.test(codeOf(error) ?? '');
