import type { Evidence } from './evidence.js';

/** To be filled with what is known. */
export const nothing = (): Evidence => ({
  operations: [],
  attempts: [],
  log: [],
  topic: [],
  history: [],
  entries: [],
  reads: [],
  poison: [],
  parked: [],
  dropped: [],
  sight: { before: [], whileParked: [] },
  offsets: [],
  cursors: [],
  recoveries: [],
  rebuilds: [],
  megabytes: {},
});
