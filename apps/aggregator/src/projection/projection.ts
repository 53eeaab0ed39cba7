import type { ClientBase, Pool } from 'pg';
import type { Brought } from './applied.js';
import { type AtOnce, atOnce, type Ready, readyOf, writeAtOnce } from './at-once.js';
import { moveOffsets } from './offsets.js';
import { Owners } from './owners.js';
import type { EventReading, Reading } from './reading.js';
import { Overtaken, Refused } from './refused.js';
import { ClearTopics, readSetAside, type SetAside, topicsOf } from './set-aside.js';
import { type Slice, sortOut } from './sort-out.js';
import { inTransaction } from './transaction.js';
import { writeDepartments } from './write-departments.js';
import { writeEntries } from './write-entries.js';
import { writeHistory } from './write-history.js';
import { writeParked } from './write-parked.js';

export type Applied = {
  /** The events that were not on the record before, in order. */
  events: EventReading[];
  parked: number;
  /** Those of the wanted entries that are at hand. */
  brought?: Brought[];
};

/** Slices, and what could be prepared for them before their turn; `age` says by which knowledge. */
export type Batch = { slices: readonly Slice[]; ready?: Ready | undefined; age?: number };

/** What brings a model forward, batch by batch. */
export type Projects = Pick<Projection, 'prepare' | 'apply' | 'forget'>;

type Refusals = ReadonlyMap<string, string>;
const NONE: Refusals = new Map();
const NOBODY: ReadonlySet<string> = new Set();

/**
 * Brings the read model forward. One batch is one transaction: offsets, history, entries, departments, parked messages, or nothing.
 * The usual batch goes in one statement; one that meets anything else is looked at step by step.
 */
export class Projection {
  private readonly clear = new ClearTopics();
  private readonly owners: Owners;
  private readonly statement: AtOnce;

  /**
   * @param deciding tables that say whose an entry is before the one that is written does
   * @param wanted subjects of entries whose states are asked for
   */
  constructor(
    private readonly pool: Pool,
    deciding: readonly string[] = [],
    private readonly wanted = NOBODY,
  ) {
    this.owners = new Owners([...deciding, 'entry']);
    this.statement = atOnce(deciding);
  }

  /** Prepares what does not need the database, so that it can be done while an earlier batch is being written. */
  prepare(slices: readonly Slice[]): Batch {
    const usual = this.clear.has(slices.map(({ topic }) => topic));
    return { slices, age: this.clear.age, ready: usual ? readyOf(slices) : undefined };
  }

  /**
   * @param refused what the database said against single messages before; they are parked for that reason
   * @throws OffsetsMoved when the model does not stand where the slices begin
   */
  async apply({ slices, ready, age }: Batch, refused = NONE): Promise<Applied> {
    if (ready && age === this.clear.age && refused.size === 0) {
      const brought = await writeAtOnce(this.pool, this.statement, ready, this.wanted);
      if (brought) return { events: ready.events, parked: 0, brought };
    }
    return this.stepByStep(slices, refused);
  }

  /** The model, or what is set aside, was changed by somebody else: nothing that is remembered of it counts. */
  forget(): void {
    this.owners.forget();
    this.clear.forget();
  }

  private async stepByStep(slices: readonly Slice[], refused: Refusals): Promise<Applied> {
    const readings = slices.flatMap((slice) => slice.readings);
    for (let reasons = refused; ;) {
      try {
        const { setAside, ...applied } = await inTransaction(this.pool, async (client) => {
          await moveOffsets(client, slices); // First: its row locks keep a release of parked messages and every other writer out.
          return writeReadings(client, readings, this.owners, reasons);
        });
        this.owners.remember(applied.events);
        if (applied.parked > 0) this.clear.forget();
        else this.clear.remember(topicsOf(readings), setAside);
        return applied;
      } catch (error) {
        if (error instanceof Refused) reasons = new Map([...reasons, ...error.reasons]);
        else if (!(error instanceof Overtaken)) throw error;
      }
    }
  }
}

/** Writes what readings say; who calls it holds the rows of their offsets. */
export async function writeReadings(
  client: ClientBase,
  readings: readonly Reading[],
  owners: Owners,
  refused = NONE,
): Promise<Applied & { setAside: SetAside }> {
  const setAside = await readSetAside(client, topicsOf(readings));
  const { events, heartbeats, parked } = sortOut(readings, { ...setAside, owners: await owners.of(client, readings), refused });
  const added = events.length > 0 ? await writeHistory(client, events) : [];
  if (events.length > 0) await writeEntries(client, events);
  if (parked.length > 0) await writeParked(client, parked);
  if (events.length + heartbeats.length > 0) await writeDepartments(client, events, heartbeats);
  return { events: added, parked: parked.length, setAside };
}
