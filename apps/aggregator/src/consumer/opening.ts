import { setTimeout as sleep } from 'node:timers/promises';
import { briefly, log } from '@milepost/service';
import type { Standing } from '../projection/offsets.js';
import type { Partition } from '../projection/reading.js';

export type Openings = {
  /** Where the model stands in these partitions; fails while database or broker are away. */
  load(partitions: readonly Partition[]): Promise<Standing[]>;
  /** Resolves when nothing of before is being written any more. */
  settled(): Promise<unknown>;
  /** From where to go on. */
  standAt(standings: Standing[]): void;
};

const FIRST_WAIT = 50;
const LONGEST_WAIT = 2_000;

/** Learns where the model stands, as often as that may have changed, and tries until it is known. Of several the last one counts. */
export class Opening {
  /** Of this moment: what was taken under another number comes again. */
  number = 0;
  /** True while it is not known and was asked for in vain. */
  isWaiting = false;
  /** Until where we stand is known again. */
  running: Promise<void> | undefined;
  private partitions: readonly Partition[] = [];
  private stopped = false;

  constructor(private readonly openings: Openings) {}

  /** After every change of the group, and when another has moved the model. */
  begin(partitions = this.partitions): void {
    this.partitions = partitions;
    this.number += 1;
    const running = Promise.resolve(this.running).then(() => this.open());
    this.running = running;
    void running.then(() => {
      if (this.running === running) this.running = undefined;
    });
  }

  stop(): void {
    this.stopped = true;
  }

  private async open(): Promise<void> {
    const { partitions } = this;
    await this.openings.settled();
    for (let wait = FIRST_WAIT; !this.stopped && partitions === this.partitions; wait = Math.min(wait * 2, LONGEST_WAIT)) {
      try {
        const standings = await this.openings.load(partitions);
        if (partitions !== this.partitions) return; // The group has changed meanwhile: the next opening is on its way.
        this.isWaiting = false;
        this.openings.standAt(standings);
        return;
      } catch (error) {
        this.isWaiting = partitions === this.partitions; // else a later opening says how it stands
        log.warn({ ...briefly(error), nextTryMs: wait }, 'waiting to know where the model stands');
        await sleep(wait);
      }
    }
  }
}
