import { type EntryKey, holding, type Kind, subjectOf } from '@milepost/contracts';
import { pool, Problem, unavailable } from '@milepost/service';
import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { LookupPool } from '../kept-pool.js';
import { Arrivals } from './arrivals.js';
import type { Moment } from './clocks.js';
import { EntryLookup } from './entry-lookup.js';
import { eventById } from './one-event.js';
import { entriesAround, eventsOf, lists, type StoredEvent } from './one-commitment.js';
import type { AskedVersion } from './parameters.js';
import { rowsAt } from './past.js';
import { type EntryRow, entryText, withLists } from './rows.js';

/** Milliseconds between two looks when nothing was told: what another process projects is seen by looking. */
const LOOK_AGAIN = 50;
/** A writer who reads its own write is here before its event: for so many milliseconds it is told rather than looked for. */
const BEFORE_LOOKING = 10;

/** Reads single entries of the record, of today or of another day. */
@Injectable()
export class RecordReader {
  /** For what is asked by size: lists, counts, the whole record. */
  readonly pool: Pool;
  /** For what is asked by key. */
  readonly lookups: Pool;
  private readonly lookup: EntryLookup;

  constructor(
    @Inject(DataSource) source: DataSource,
    @Inject(LookupPool) { pool: lookups }: LookupPool,
    @Inject(Arrivals) private readonly arrivals: Arrivals,
  ) {
    this.pool = pool(source);
    this.lookups = lookups;
    this.lookup = new EntryLookup(lookups);
  }

  /** As it is now, or was known at that moment. @throws Problem `not-found` when there is none, `gone` when it was retracted. */
  async entry(key: EntryKey, moment?: Moment): Promise<EntryRow> {
    return present(await (moment?.past ? this.entryAt(key, moment) : this.lookup.find(key)), key);
  }

  /** As it is now or was at that moment; when a version is asked for, as it is once it has that one. @throws Problem as the two it asks */
  asked(key: EntryKey, { minVersion, wait }: AskedVersion, moment?: Moment): Promise<EntryRow> {
    return minVersion === undefined ? this.entry(key, moment) : this.entryFrom(key, minVersion, wait);
  }

  /** Waits until the entry has at least this version. @throws Problem `unavailable` when it has not within `wait` milliseconds, or when we stop. */
  async entryFrom(key: EntryKey, minVersion: number, wait: number): Promise<EntryRow> {
    const start = performance.now();
    const isIt = (row: EntryRow | undefined) => row !== undefined && row.version >= minVersion;
    if (wait > BEFORE_LOOKING && this.arrivals.isExpected(key, minVersion)) {
      const row = await this.arrivals.next(key, BEFORE_LOOKING);
      if (isIt(row)) return present(row, key);
    }
    for (;;) {
      const told = this.arrivals.next(key, LOOK_AGAIN); // listens before it looks, so that nothing comes between
      const row = await this.lookup.find(key);
      if (isIt(row)) return present(row, key);
      const waited = performance.now() - start;
      if (waited >= wait || this.arrivals.areOver)
        throw unavailable(`Version ${minVersion} has not arrived; the last one is ${row?.version ?? 'none'}.`);
      const brought = await told;
      if (isIt(brought)) return present(brought, key);
    }
  }

  /** A commitment with all that hangs on it and every event behind it, as JSON text. */
  async commitment(id: string, moment: Moment): Promise<string> {
    const key: EntryKey = { kind: 'commitment', id };
    const today = await entriesAround(this.lookups, id);
    const events = await eventsOf(this.lookups, today);
    const rows = moment.past
      ? rowsAt(
          events.map(({ event }) => event),
          moment.clocks,
        )
      : today;
    const entry = present(
      rows.find((row) => row.kind === 'commitment' && row.id === id),
      key,
    );
    return withLists(entryText(entry), { ...listsOf(rows), history: held(events, moment) });
  }

  /** An event exactly as it was on the wire; undefined when there is none with this id. */
  event(id: string): Promise<string | undefined> {
    return eventById({ near: this.lookups, anywhere: this.pool }, id);
  }

  private async entryAt(key: EntryKey, { clocks }: Moment): Promise<EntryRow | undefined> {
    const events = await eventsOf(this.lookups, [key]);
    return rowsAt(
      events.map(({ event }) => event),
      clocks,
    )[0];
  }
}

function present(row: EntryRow | undefined, key: EntryKey): EntryRow {
  if (!row) throw new Problem('not-found', `The record has no ${subjectOf(key)}.`);
  if (row.doc === null) throw new Problem('gone', `${subjectOf(key)} was retracted; its events say why.`);
  return row;
}

function listsOf(rows: readonly EntryRow[]): Record<string, string[]> {
  const of = (wanted: Kind) => rows.filter(({ kind, doc }) => kind === wanted && doc !== null).map(entryText);
  return Object.fromEntries(Object.entries(lists).map(([name, kind]) => [name, of(kind)]));
}

/** The events that count on that day, oldest first. */
function held(events: readonly StoredEvent[], { past, clocks }: Moment): string[] {
  if (!past) return events.map(({ text }) => text);
  const counting = new Set(holding(events.map(({ event }) => event), clocks)); // prettier-ignore
  return events.filter(({ event }) => counting.has(event)).map(({ text }) => text);
}
