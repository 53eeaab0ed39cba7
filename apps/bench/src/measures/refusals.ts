import type { Report } from '../load/job.js';

/** Every request of a load that was not done, as faults of who did not do it. */
export const refusals = ({ refused }: Report): string[] => Object.entries(refused).map(([text, times]) => `${times} × ${text}`);
