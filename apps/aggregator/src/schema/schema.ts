import type { Privileges, Step } from '@milepost/service';
import { Aggregators1764500000002 } from './aggregators.js';
import { ReadModel1764500000001 } from './read-model.js';
import { RefuseWhen1764500000003 } from './refuse-when.js';
import { RoomForUpdates1764500000005 } from './room-for-updates.js';
import { UnreadIndex1764500000004 } from './unread-index.js';
import { UnsampledStates1764500000006 } from './unsampled-states.js';

/** The steps of the aggregator's schema, in order. */
export const schema: Step[] = [
  ReadModel1764500000001,
  Aggregators1764500000002,
  RefuseWhen1764500000003,
  UnreadIndex1764500000004,
  RoomForUpdates1764500000005,
  UnsampledStates1764500000006,
];

/** What the service itself may do: what has happened is added to, never changed. A rebuild is done by the owner. */
export const privileges: Privileges = {
  entry: 'select, insert, update',
  history: 'select, insert',
  consumer_offset: 'select, insert, update',
  parked: 'select, insert, update, delete',
  dropped: 'select, insert',
  department: 'select, insert, update',
  aggregator: 'select, insert, delete',
  aggregator_epoch: 'select, update',
};
