import { briefly, log } from '@milepost/service';
import type { EventReading } from './reading.js';

type Listener<T> = (value: T) => void;

/** Tells the rest of this process what was committed. Each event is told once, by the process that projected it. */
export class Applied {
  private readonly appliedListeners = new Set<Listener<readonly EventReading[]>>();
  private readonly replacedListeners = new Set<Listener<void>>();

  /** Called with the new events of each committed batch, in order. @returns what ends it */
  onApplied(listener: Listener<readonly EventReading[]>): () => void {
    this.appliedListeners.add(listener);
    return () => this.appliedListeners.delete(listener);
  }

  /** Called when the model was changed by another process (a rebuild, a release of parked messages): forget what you keep of it. */
  onReplaced(listener: Listener<void>): () => void {
    this.replacedListeners.add(listener);
    return () => this.replacedListeners.delete(listener);
  }

  tellApplied(events: readonly EventReading[]): void {
    if (events.length > 0) tell(this.appliedListeners, events);
  }

  tellReplaced(): void {
    tell(this.replacedListeners, undefined);
  }
}

// The batch is committed: a listener that fails must not look like a batch that failed.
function tell<T>(listeners: ReadonlySet<Listener<T>>, value: T): void {
  for (const listener of listeners) {
    try {
      listener(value);
    } catch (error) {
      log.error(briefly(error), 'a listener of applied events failed');
    }
  }
}
