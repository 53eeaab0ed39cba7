import { type EntryKey, subjectOf } from '@milepost/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { Applied } from '../projection/applied.js';

/** Wakes who waits for an entry: at the commit that brings it here, or after a while, since another process may have projected it. */
@Injectable()
export class Arrivals {
  private readonly waiting = new Map<string, Set<() => void>>();

  constructor(@Inject(Applied) applied: Applied) {
    applied.onApplied((events) => {
      if (this.waiting.size > 0) for (const { subject } of events) this.wake(subject);
    });
  }

  /** Resolves when an event of the entry was projected, at the latest after so many milliseconds. */
  next(key: EntryKey, milliseconds: number): Promise<void> {
    const subject = subjectOf(key);
    return new Promise((resolve) => {
      const woken = () => {
        clearTimeout(timer);
        this.forget(subject, woken);
        resolve();
      };
      const timer = setTimeout(woken, milliseconds);
      this.waiting.set(subject, (this.waiting.get(subject) ?? new Set()).add(woken));
    });
  }

  private wake(subject: string): void {
    for (const woken of this.waiting.get(subject) ?? []) woken();
  }

  private forget(subject: string, woken: () => void): void {
    const all = this.waiting.get(subject);
    all?.delete(woken);
    if (all?.size === 0) this.waiting.delete(subject);
  }
}
