import { readdirSync, readFileSync } from 'node:fs';

export interface Process {
  pid: number;
  parent: number;
  command: string;
  /** Processor time so far, with that of children that have ended. */
  seconds: number;
}

const TICKS_PER_SECOND = 100;

/** All processes of this machine, from /proc. */
export const processes = (): Process[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => read(pid) ?? []);

function read(pid: string): Process | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return { pid: Number(pid), command, ...timesOf(stat) };
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined; // it has just ended
    throw error;
  }
}

/** The name in parentheses may itself hold parentheses and spaces: fields are counted behind the last one. */
export function timesOf(stat: string): Pick<Process, 'parent' | 'seconds'> {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ').map(Number); // prettier-ignore
  const ticks = fields.slice(11, 15).reduce((sum, value) => sum + value, 0);
  return { parent: fields[1]!, seconds: ticks / TICKS_PER_SECOND };
}

/** The children of this process whose command names `mark`, with all that they have started. */
export function family(mark: string, all: readonly Process[] = processes(), ancestor = process.pid): Process[] {
  const childrenOf = Map.groupBy(all, ({ parent }) => parent);
  const withAll = (one: Process): Process[] => [one, ...(childrenOf.get(one.pid) ?? []).flatMap(withAll)];
  return (childrenOf.get(ancestor) ?? []).filter(({ command }) => command.includes(mark)).flatMap(withAll);
}

/** Seconds of processor time that the families have used so far. */
export function processorSeconds(marks: readonly string[]): number {
  const all = processes();
  return marks.flatMap((mark) => family(mark, all)).reduce((sum, { seconds }) => sum + seconds, 0);
}

/** Megabytes in memory; what processes share is counted once. */
export function megabytes(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + proportionalKilobytes(pid), 0) / 1024;
}

/** The most megabytes that each of these had in memory so far, added up. */
export function peakMegabytes(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + kilobytes(pid, 'status', /^VmHWM:\s+(\d+)/m), 0) / 1024;
}

const proportionalKilobytes = (pid: number) => kilobytes(pid, 'smaps_rollup', /^Pss:\s+(\d+)/m);

/** 0 of a process that has just ended. */
function kilobytes(pid: number, file: string, line: RegExp): number {
  try {
    return Number(line.exec(readFileSync(`/proc/${pid}/${file}`, 'utf8'))?.[1] ?? 0);
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return 0;
    throw error;
  }
}
