/** Places at which a process may be made to die, so that what follows can be tested. */
export const crashPoints = [
  /** A department: after the commit, before the answer. */
  'recorded',
  /** A relay: after the acknowledgement, before the cursor. */
  'acknowledged',
  /** An aggregator: after the commit, before Kafka is told. */
  'projected',
  /** A rebuild: in its midst, after a batch. */
  'rebuilding',
  /** A rebuild: after the check; with the offsets locked; with the tables changed, before the commit. */
  'swapping',
] as const;
export type CrashPoint = (typeof crashPoints)[number];

type Armed = { point: string; left: number };

/** `MILEPOST_CRASH_AT=projected:2`: dies at the second time that it comes there. Throws in production, and on what is no such place. */
export function armed({ MILEPOST_CRASH_AT: at, NODE_ENV }: NodeJS.ProcessEnv): Armed | undefined {
  if (!at) return undefined;
  if (NODE_ENV === 'production') throw new Error('MILEPOST_CRASH_AT is for tests: it is refused in production.');
  const [point = '', hit = ''] = at.split(':');
  if (!(crashPoints as readonly string[]).includes(point) || !/^[1-9]\d*$/.test(hit))
    throw new Error(`MILEPOST_CRASH_AT=${at} is no crash point.`);
  return { point, left: Number(hit) };
}

const armedAt = armed(process.env);

/** Without the setting it does nothing. */
export function crashPoint(point: CrashPoint): void {
  if (armedAt?.point === point && --armedAt.left === 0) process.kill(process.pid, 'SIGKILL');
}
