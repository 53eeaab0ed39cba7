import { briefly, log } from '@milepost/service';

/** Runs a task at once and again and again, never twice at the same time. A failure is logged and the task comes round again. */
export function every(milliseconds: number, name: string, task: () => Promise<unknown>): { stop: () => Promise<void> } {
  let running = Promise.resolve<unknown>(undefined);
  let idle = true;
  const run = () => {
    if (!idle) return;
    idle = false;
    running = task()
      .catch((error: unknown) => log.warn({ task: name, ...briefly(error) }, 'will be tried again'))
      .finally(() => (idle = true));
  };
  run();
  const timer = setInterval(run, milliseconds);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
