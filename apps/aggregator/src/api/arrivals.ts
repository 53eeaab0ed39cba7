import { type EntryKey, subjectOf } from '@milepost/contracts';
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Applied, type Brought } from '../projection/applied.js';
import type { EntryRow } from './rows.js';

type Woken = (row?: EntryRow) => void;

/** Wakes who waits for an entry: at the commit that brings it here, or after a while, since another process may have projected it. */
@Injectable()
export class Arrivals implements BeforeApplicationShutdown {
  /** Nobody is to wait here any more: what is still to come is projected by another process. */
  areOver = false;
  private readonly waiting = new Map<string, Set<Woken>>();
  /** The versions that came last through this process. */
  private readonly recent = new LRUCache<string, number>({ max: 10_000 });

  constructor(@Inject(Applied) private readonly applied: Applied) {
    applied.onApplied((events, brought) => {
      for (const { subject, version } of events) this.recent.set(subject, version);
      if (this.waiting.size === 0) return;
      for (const one of brought) this.wake(one.event.subject, rowOf(one));
      for (const { subject } of events) this.wake(subject);
    });
    applied.onReplaced(() => this.recent.clear());
  }

  /** Who waits must not hold up the stop: it would last as long as the wait, and until then the same process cannot begin again. */
  beforeApplicationShutdown(): void {
    this.areOver = true;
    for (const subject of this.waiting.keys()) this.wake(subject);
  }

  /** Whether this process is likely to be told of that version, and has not been yet. */
  isExpected(key: EntryKey, version: number): boolean {
    return this.recent.size > 0 && (this.recent.get(subjectOf(key)) ?? 0) < version;
  }

  /** Resolves when an event of the entry was projected, at the latest after so many milliseconds; with the entry, if it came along. */
  next(key: EntryKey, milliseconds: number): Promise<EntryRow | undefined> {
    const subject = subjectOf(key);
    return new Promise((resolve) => {
      const woken: Woken = (row) => {
        clearTimeout(timer);
        this.forget(subject, woken);
        resolve(row);
      };
      const timer = setTimeout(woken, milliseconds);
      this.waiting.set(subject, (this.waiting.get(subject) ?? new Set()).add(woken));
      this.applied.wanted.add(subject);
    });
  }

  private wake(subject: string, row?: EntryRow): void {
    for (const woken of this.waiting.get(subject) ?? []) woken(row);
  }

  private forget(subject: string, woken: Woken): void {
    const all = this.waiting.get(subject);
    all?.delete(woken);
    if (all?.size !== 0) return;
    this.waiting.delete(subject);
    this.applied.wanted.delete(subject);
  }
}

/** As a look at the table would give it. */
const rowOf = ({ event, state: doc }: Brought): EntryRow => ({
  kind: event.kind,
  id: event.id,
  version: event.version,
  department: event.department,
  commitment: event.commitment,
  event_id: event.eventId,
  occurred_on: event.occurredOn,
  recorded_at: new Date(event.recordedAt).toISOString(),
  doc,
});
