import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** A port of 127.0.0.1 that nobody listens on: the first free one from `from` upwards, any when left out; `taken` are passed over. */
export async function freePort(from = 0, taken: readonly number[] = []): Promise<number> {
  if (from === 0) return (await listenOnce(0))!;
  for (let port = from; port < from + 100; port++) {
    if (!taken.includes(port) && (await listenOnce(port))) return port;
  }
  throw new Error(`No port from ${from} to ${from + 99} is free on 127.0.0.1.`);
}

async function listenOnce(port: number): Promise<number | undefined> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return undefined;
    throw error;
  }
  const free = (server.address() as AddressInfo).port;
  server.close();
  await once(server, 'close');
  return free;
}
