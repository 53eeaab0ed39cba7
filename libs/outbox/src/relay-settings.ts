import type { ClientConfig } from 'pg';
import type { OutboxRow } from './outbox.js';
import type { Publisher } from './publisher.js';

export interface RelaySettings {
  /** The database that holds the outbox; the relay keeps one connection of its own. */
  connection: ClientConfig;
  /** Belongs to the relay from now on: `stop` closes it. */
  publisher: Publisher;
  /** Appears in logs and in the connection's application name. */
  name: string;
  /** How long rows of another process may go unnoticed, in milliseconds; 250 when left out. */
  pollMs?: number;
  /** Values of one send, in bytes; 350 KB when left out (a broker's heap suffers above 512 KB). */
  batchBytes?: number;
  /** A relay whose process stands still for so long loses the outbox to another; 5,000 ms when left out. */
  silenceMs?: number;
  watchdogMs?: number;
  /** Is told of every send; it must be quick and must not throw. */
  sends?: Sends;
}

export interface Sends {
  /** The rows were acknowledged; the sending began at that instant (milliseconds since 1970), failed tries included. */
  acknowledged(rows: readonly OutboxRow[], began: number): void;
  /** A try failed; the same rows go out again. */
  failed(): void;
}

/** Figures of the relay's last shift; they stand still while it is not active. */
export interface RelayStatus {
  /** Whether this relay holds the outbox. */
  active: boolean;
  epoch: number;
  /** Everything up to here is acknowledged. */
  position: number;
  /** Positions not yet acknowledged, as seen within the last second. */
  backlog: number;
  /** Milliseconds since the oldest of them was first seen. */
  oldestAge: number;
  /** Milliseconds since the relay last took a step, be it a failed one: one at least every minute, whoever is away. */
  stillFor: number;
}
