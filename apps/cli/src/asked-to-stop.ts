const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Resolves when the operator asks for the end, or when the npm that started this process is gone. A second request ends at once. */
export function askedToStop(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let asked = false;
  const ask = () => {
    if (asked) process.exit(1);
    asked = true;
    resolve();
  };
  for (const signal of SIGNALS) process.on(signal, ask);
  if (process.env['npm_lifecycle_event']) whenOrphaned(resolve);
  return promise;
}

/** Killed, npm leaves its program behind; the system then gives the program another parent. */
function whenOrphaned(resolve: () => void): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    resolve();
  }, 1_000).unref();
}
