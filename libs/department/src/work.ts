import type { EntryKey } from '@milepost/contracts';
import type { Actor } from './can.js';
import type { Command } from './command.js';

/** A command on its way to the log. */
export type Work = {
  command: Command;
  actor: Actor;
  /** Set when a second person has approved it. */
  approvedBy?: string | undefined;
  /** Set when its embargo has ended. */
  released?: boolean | undefined;
};

/** What the sender is told: the place of the event on the record. */
export type Recorded = EntryKey & { version: number; eventId: string; recordedAt: string };

/** What the sender is told when it is not on the record yet. */
export type Waiting = { submission: string; waitsFor: 'approval' | 'embargo' };

export type Answer = Recorded | Waiting;
export const isWaiting = (answer: Answer): answer is Waiting => 'submission' in answer;
