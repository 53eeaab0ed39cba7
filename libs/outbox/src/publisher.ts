import type { OutboxRow } from './outbox.js';

/** Where rows go. */
export interface Publisher {
  /**
   * Resolves when every row is fully acknowledged, in their order within a topic and key. After a rejection the outcome is unknown:
   * the caller sends the same rows again before any others. Calls are served one after the other.
   */
  publish(rows: readonly OutboxRow[]): Promise<void>;
  /** Lets go of everything; a publish that is under way rejects. Final. */
  close(): Promise<void>;
}
