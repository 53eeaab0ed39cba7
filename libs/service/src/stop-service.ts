import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { onRequestHookHandler } from 'fastify';
import { briefly, log } from './log.js';
import { unavailable } from './problem.js';

const CUT_AFTER = 6_000;
const EXIT_AFTER = 9_500;

/**
 * The stop of a service: requests that have begun are answered, new ones are refused with 503, connections without a request are closed,
 * those that are still busy after 6 s are cut. To be called before the routes are made.
 */
export function stopService(app: NestFastifyApplication): () => Promise<void> {
  const unused = unusedConnections(app.getHttpServer());
  let stopped: Promise<void> | undefined;
  const refuseWhenStopping: onRequestHookHandler = (_request, reply, done) => {
    if (!stopped) return done();
    reply.header('connection', 'close');
    done(unavailable('The service is stopping.', 2));
  };
  app.getHttpAdapter().getInstance().addHook('onRequest', refuseWhenStopping);
  return () => (stopped ??= close(app, unused));
}

/** Connections that have never sent a request, as browsers make in advance; Node does not count them as idle. */
function unusedConnections(server: Server): Set<Socket> {
  const unused = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  server.on('request', ({ socket }: IncomingMessage) => unused.delete(socket));
  return unused;
}

async function close(app: NestFastifyApplication, unused: Set<Socket>): Promise<void> {
  const server: Server = app.getHttpServer();
  const tidy = setInterval(() => {
    server.closeIdleConnections();
    for (const socket of unused) socket.destroy();
  }, 50);
  const cut = setTimeout(() => server.closeAllConnections(), CUT_AFTER);
  try {
    await app.close();
  } finally {
    clearInterval(tidy);
    clearTimeout(cut);
  }
}

/**
 * SIGTERM and SIGINT stop the service and end the process with code 0, with code 1 when it does not manage within 10 s.
 * Nest's own shutdown hooks would send the signal again (code 143). Later signals change nothing, for a terminal sends them too.
 * @returns what takes the handlers away again
 */
export function stopOnSignal(stop: () => Promise<void>): () => void {
  const onSignal = (signal: NodeJS.Signals) => {
    log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), EXIT_AFTER).unref();
    stop().then(() => process.exit(0), failed);
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return () => SIGNALS.forEach((signal) => process.off(signal, onSignal));
}

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

function failed(error: unknown): void {
  log.error(briefly(error), 'stopping failed');
  process.exit(1);
}
