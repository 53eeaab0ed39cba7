import { briefly, log } from '@milepost/service';
import type { StoredRow } from './outbox-session.js';
import type { Publisher } from './publisher.js';
import type { Sends } from './relay-settings.js';
import { pause, within } from './within.js';

export interface Publishing {
  publisher: Publisher;
  name: string;
  /** A publish that has neither succeeded nor failed for so long (milliseconds) is taken for failed. */
  watchdogMs: number;
  sends: Sends;
  /** Called before every try. */
  stepped: () => void;
  /** Ends the attempts: the last failure is thrown. */
  over: AbortSignal;
}

/** An unknown outcome is a failure: the same rows again, until they are acknowledged. */
export async function publishUntilAcked(batch: readonly StoredRow[], publishing: Publishing): Promise<void> {
  const { publisher, name, watchdogMs, sends, stepped, over } = publishing;
  const began = Date.now();
  for (let failures = 0; ; failures++) {
    stepped();
    try {
      await within(watchdogMs, 'publishing', publisher.publish(batch));
      return sends.acknowledged(batch, began);
    } catch (error) {
      sends.failed();
      if (over.aborted) throw error;
      log.warn({ relay: name, rows: batch.length, position: batch[0]!.position, ...briefly(error) }, 'rows will be sent again');
      await pause(Math.min(50 * 2 ** failures, 1_000), over);
      if (over.aborted) throw error;
    }
  }
}
