import { keepRunning, startGuarded, untilReady, type Exit, type GuardedCommand } from '@milepost/servers';
import type { PlannedService } from './plan.js';
import { probe } from './probe.js';

export interface ServiceStart {
  service: PlannedService;
  /** For its log. */
  directory: string;
  environment: Record<string, string>;
  url: string;
  /** Told in one line when the service ended and is started again. */
  tell(line: string): void;
  /** Hands over what stops the service as soon as there is something to stop. */
  add(stop: () => Promise<void>): void;
}

/** Starts a service as a process of its own, waits until it is ready, and starts it again whenever it ends unasked. */
export async function startService({ service, directory, environment, url, tell, add }: ServiceStart): Promise<void> {
  const command: GuardedCommand = {
    command: [process.execPath, '--enable-source-maps', `--max-old-space-size=${service.heap}`, service.program],
    directory,
    signal: 'TERM',
    env: { ...process.env, ...environment },
  };
  const again = () => startGuarded(command);
  let running = again();
  add(() => running.stop());
  await untilReady(service.name, running, async () => (await probe(url)).ready);
  running = keepRunning(running, again, (exit, wait) => tell(endedLine(service.name, exit, wait, directory)));
}

/** The line that says that a process ended unasked. */
export const endedLine = (name: string, { code }: Exit, wait: number, directory: string): string =>
  `${name} ended with code ${code}; it starts again in ${wait / 1000} s (log: ${directory}/log).`;
