import type { DepartmentHeartbeat } from '@milepost/contracts';
import type { Pool } from 'pg';
import { type EventReading, type Position, positionName, type Reading } from '../projection/reading.js';
import { keyName } from '../projection/sort-out.js';

export type Sifted = {
  /** In order, each the next version of its entry. */
  events: EventReading[];
  heartbeats: DepartmentHeartbeat[];
  /** What is unusual, and all behind it of the same key. */
  aside: Reading[];
  /** By subject: the last of these events about each entry. */
  last: Map<string, EventReading>;
};

type Standing = { version: number; department: string };
type Refusals = ReadonlyMap<string, string>;

/**
 * Tells events that can go into tables without keys from those that need looking up: each version of an entry follows on the one before,
 * by the same department.
 */
export class Sieve {
  private readonly entries = new Map<string, Standing>();
  private readonly keys = new Set<string>();

  /** @param dropped see `droppedOnes` */
  constructor(private readonly dropped: ReadonlySet<string> = new Set()) {}

  /** Entries that are remembered, about 150 bytes each. */
  get size(): number {
    return this.entries.size;
  }

  knows(subject: string): boolean {
    return this.entries.has(subject);
  }

  /** @param refused by `positionName`: what the database said against a message */
  sift(readings: readonly Reading[], refused: Refusals): Sifted {
    const sifted = {
      events: [] as EventReading[],
      heartbeats: [] as DepartmentHeartbeat[],
      aside: [] as Reading[],
      last: new Map<string, EventReading>(),
    };
    const keys = new Set<string>();
    for (const reading of readings) {
      const key = reading.key === null ? undefined : keyName(reading.topic, reading.key);
      const waits = key !== undefined && (keys.has(key) || this.keys.has(key));
      if (reading.is === 'heartbeat') sifted.heartbeats.push(reading.heartbeat);
      else if (!waits && reading.is === 'event' && !this.isDecided(reading, refused) && this.isNext(reading, sifted.last)) {
        sifted.events.push(reading);
        sifted.last.set(reading.subject, reading);
      } else {
        sifted.aside.push(reading);
        if (key !== undefined) keys.add(key);
      }
    }
    return sifted;
  }

  /** These have been written: what comes next follows on them. */
  keep({ last, aside }: Sifted): void {
    for (const [subject, { version, department }] of last) this.entries.set(subject, { version, department });
    for (const { topic, key } of aside) if (key !== null) this.keys.add(keyName(topic, key));
  }

  private isDecided(reading: Reading, refused: Refusals): boolean {
    if (this.dropped.size + refused.size === 0) return false;
    const name = positionName(reading);
    return this.dropped.has(name) || refused.has(name);
  }

  private isNext({ subject, version, department }: EventReading, now: ReadonlyMap<string, Standing>): boolean {
    const before = now.get(subject) ?? this.entries.get(subject);
    return version === (before?.version ?? 0) + 1 && department === (before?.department ?? department);
  }
}

/** By `positionName`: messages that somebody decided never to apply. */
export async function droppedOnes(pool: Pool): Promise<Set<string>> {
  const { rows } = await pool.query<Position>('select topic, partition, "offset"::float8 as "offset" from dropped');
  return new Set(rows.map(positionName));
}
