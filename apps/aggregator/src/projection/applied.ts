import { briefly, log } from '@milepost/service';
import type { EventReading } from './reading.js';

type Listener<T extends unknown[]> = (...news: T) => void;

/** An entry as a batch left it: the last event about it, and its state as the database writes it. */
export type Brought = { event: EventReading; state: string | null };

/** Tells the rest of this process what was committed. Each event is told once, by the process that projected it. */
export class Applied {
  /** Subjects of entries that somebody waits for: their state comes back with the statement that writes it. */
  readonly wanted = new Set<string>();
  private readonly appliedListeners = new Set<Listener<[readonly EventReading[], readonly Brought[]]>>();
  private readonly replacedListeners = new Set<Listener<[]>>();

  /** Called with the new events of each committed batch, in order, and with the entries that were wanted, if they are at hand. @returns what ends it */
  onApplied(listener: Listener<[events: readonly EventReading[], brought: readonly Brought[]]>): () => void {
    this.appliedListeners.add(listener);
    return () => this.appliedListeners.delete(listener);
  }

  /** Called when the model was changed by another process (a rebuild, a release of parked messages): forget what you keep of it. */
  onReplaced(listener: Listener<[]>): () => void {
    this.replacedListeners.add(listener);
    return () => this.replacedListeners.delete(listener);
  }

  tellApplied(events: readonly EventReading[], brought: readonly Brought[] = []): void {
    if (events.length > 0) tell(this.appliedListeners, events, brought);
  }

  tellReplaced(): void {
    tell(this.replacedListeners);
  }
}

// The batch is committed: a listener that fails must not look like a batch that failed.
function tell<T extends unknown[]>(listeners: ReadonlySet<Listener<T>>, ...news: T): void {
  for (const listener of listeners) {
    try {
      listener(...news);
    } catch (error) {
      log.error(briefly(error), 'a listener of applied events failed');
    }
  }
}
