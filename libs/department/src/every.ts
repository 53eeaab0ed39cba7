import { briefly, log } from '@milepost/service';

/** Runs a task again and again, never twice at once. A failure is logged and the task comes round again. */
export function every(milliseconds: number, name: string, task: () => Promise<unknown>): { stop: () => Promise<void> } {
  let running = Promise.resolve<unknown>(undefined);
  let idle = true;
  const timer = setInterval(() => {
    if (!idle) return;
    idle = false;
    running = task()
      .catch((error: unknown) => log.warn({ task: name, ...briefly(error) }, 'will be tried again'))
      .finally(() => (idle = true));
  }, milliseconds);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
