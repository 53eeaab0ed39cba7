import type { Privileges, Step } from '@milepost/service';
import { ComparedByBytes1764500000007 } from './compared-by-bytes.js';
import { CreateLog1763800000000 } from './create-log.js';
import { RoomForUpdates1764500000005 } from './room-for-updates.js';
import { UnsampledStates1764500000006 } from './unsampled-states.js';

/** The steps of a department's schema, in order. */
export const schema: Step[] = [
  CreateLog1763800000000,
  RoomForUpdates1764500000005,
  UnsampledStates1764500000006,
  ComparedByBytes1764500000007,
];

/** What the service itself may do: nobody who breaks into it can change or delete an event of the log. */
export const privileges: Privileges = {
  outbox: 'select, insert',
  relay_cursor: 'select, update',
  entry: 'select, insert, update',
  withheld: 'select, insert',
  idempotency: 'select, insert',
  submission: 'select, insert, update',
};
