import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { briefly, log } from './log.js';

const CUT_AFTER = 6_000;
const EXIT_AFTER = 9_500;

/** The stop of a service: requests that have begun are answered, connections that are still open after 6 s are cut. */
export function stopService(app: NestFastifyApplication): () => Promise<void> {
  let stopped: Promise<void> | undefined;
  return () => (stopped ??= close(app));
}

async function close(app: NestFastifyApplication): Promise<void> {
  const cut = setTimeout(() => app.getHttpServer().closeAllConnections(), CUT_AFTER);
  try {
    await app.close();
  } finally {
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
