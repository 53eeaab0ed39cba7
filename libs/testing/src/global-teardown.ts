import { sharedServers } from './shared-servers.js';

/** Stops the servers of the run. A leak in Jest's own process fails the run instead of hanging it. */
export default async function tearDown(): Promise<void> {
  await Promise.all(sharedServers.map((server) => server.stop()));
  setTimeout(() => process.exit(1), 5_000).unref();
}
