import type { Pool } from 'pg';
import { allStandings, type Standing } from '../projection/offsets.js';
import type { Projects } from '../projection/projection.js';
import { partitionName, type Reading } from '../projection/reading.js';
import type { Slice } from '../projection/sort-out.js';

const AT_ONCE = 1_000;

/** Messages that wait, in order, until the tables have their keys. */
export class Aside {
  /** Of their values. */
  bytes = 0;
  private readings: Reading[] = [];

  get length(): number {
    return this.readings.length;
  }

  keep(readings: readonly Reading[]): void {
    for (const reading of readings) {
      this.bytes += reading.value?.length ?? 0;
      this.readings.push(apart(reading));
    }
  }

  /** Applies them the ordinary way, and holds none any more. */
  async apply(pool: Pool, ordinary: Projects, refused: ReadonlyMap<string, string>): Promise<void> {
    const standings = await allStandings(pool);
    for (let at = 0; at < this.readings.length; at += AT_ONCE)
      await ordinary.apply({ slices: slicesOf(standings, this.readings.slice(at, at + AT_ONCE)) }, refused);
    this.readings = [];
    this.bytes = 0;
  }
}

/** Its bytes are part of all that was fetched with them, which nobody else needs any more. */
const apart = (reading: Reading): Reading => (reading.value ? { ...reading, value: Buffer.from(reading.value) } : reading);

/** Their offsets have been passed already: each partition stays where it is. */
function slicesOf(standings: readonly Standing[], readings: readonly Reading[]): Slice[] {
  const slices = standings.map(({ next, ...standing }) => {
    const own = readings.filter((reading) => partitionName(reading) === partitionName(standing));
    return { ...standing, from: next, next, readings: own };
  });
  return slices.filter(({ readings: own }) => own.length > 0);
}
