/** Both clocks of this spec file, that of the day and that of the machine, put forward by so many milliseconds at a time, so that nobody has to wait for what takes long. Timers are not moved. */
export function movableClock() {
  const real = { now: Date.now, machine: performance.now.bind(performance) };
  let ahead = 0;
  Date.now = () => real.now() + ahead;
  performance.now = () => real.machine() + ahead;
  return {
    forward: (milliseconds: number) => void (ahead += milliseconds),
    restore: () => void ((Date.now = real.now), (performance.now = real.machine)),
  };
}
