import type { ClientBase, Pool } from 'pg';
import { moveOffsets } from './offsets.js';
import { Owners } from './owners.js';
import { type EventReading, positionName, type Reading } from './reading.js';
import { keyName, type Known, type Slice, sortOut } from './sort-out.js';
import { inTransaction } from './transaction.js';
import { writeDepartments } from './write-departments.js';
import { Overtaken, Refused, writeEntries, writeHistory } from './write-entries.js';
import { writeParked } from './write-parked.js';

export type Applied = {
  /** The events that were not on the record before, in order. */
  events: EventReading[];
  parked: number;
};

/** Brings the read model forward. One batch is one transaction: offsets, history, entries, departments, parked messages, or nothing. */
export class Projection {
  constructor(
    private readonly pool: Pool,
    private readonly owners = new Owners(),
  ) {}

  /**
   * @param refused what the database said against single messages before; they are parked for that reason
   * @throws OffsetsMoved when the model does not stand where the slices begin
   */
  async apply(slices: readonly Slice[], refused: ReadonlyMap<string, string> = new Map()): Promise<Applied> {
    for (let reasons = refused; ;) {
      try {
        const applied = await inTransaction(this.pool, (client) => this.write(client, slices, reasons));
        this.owners.remember(applied.events);
        return applied;
      } catch (error) {
        if (error instanceof Refused) reasons = new Map([...reasons, ...error.reasons]);
        else if (!(error instanceof Overtaken)) throw error;
      }
    }
  }

  /** The model was replaced by another: nothing that is remembered of it counts. */
  forget(): void {
    this.owners.forget();
  }

  private async write(client: ClientBase, slices: readonly Slice[], refused: ReadonlyMap<string, string>): Promise<Applied> {
    await moveOffsets(client, slices); // First: its row locks keep a release of parked messages and every other writer out.
    return writeReadings(client, slices.flatMap(({ readings }) => readings), this.owners, refused); // prettier-ignore
  }
}

/** Writes what readings say; who calls it holds the rows of their offsets. */
export async function writeReadings(
  client: ClientBase,
  readings: readonly Reading[],
  owners: Owners,
  refused: ReadonlyMap<string, string> = new Map(),
): Promise<Applied> {
  const known = { ...(await knownOf(client, readings)), owners: await owners.of(client, readings), refused };
  const { events, heartbeats, parked } = sortOut(readings, known);
  const added = events.length > 0 ? await writeHistory(client, events) : [];
  if (events.length > 0) await writeEntries(client, events);
  if (parked.length > 0) await writeParked(client, parked);
  if (events.length + heartbeats.length > 0) await writeDepartments(client, events, heartbeats);
  return { events: added, parked: parked.length };
}

const SET_ASIDE = `
  select 'parked' as what, topic, null::int as partition, min("offset")::float8 as "offset", key
  from parked where topic = any ($1) and key is not null group by topic, key
  union all
  select 'dropped', topic, partition, "offset"::float8, null from dropped where topic = any ($1)`;

type SetAside = { what: 'parked' | 'dropped'; topic: string; partition: number; offset: number; key: string };

async function knownOf(client: ClientBase, readings: readonly Reading[]): Promise<Pick<Known, 'blocked' | 'dropped'>> {
  const topics = [...new Set(readings.map(({ topic }) => topic))];
  const { rows } = await client.query<SetAside>({ name: 'set-aside', text: SET_ASIDE, values: [topics] });
  return {
    blocked: new Map(rows.filter(({ what }) => what === 'parked').map(({ topic, key, offset }) => [keyName(topic, key), offset])),
    dropped: new Set(rows.filter(({ what }) => what === 'dropped').map(positionName)),
  };
}
