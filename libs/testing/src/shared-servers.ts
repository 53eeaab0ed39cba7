import type { Running } from '@milepost/servers';

/** The servers of this run: set up writes them, tear down stops them, both in Jest's own process. */
export const sharedServers: Running[] = [];
