import { readdirSync, readFileSync } from 'node:fs';

/** The processes that a process has started, or theirs have, whose command holds all these words. The shells that guard them are left out. */
export function processesBelow(ancestor: number, ...words: string[]): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && isBelow(Number(name), ancestor))
    .filter((pid) => words.every((word) => commandOf(pid).includes(word)) && !commandOf(pid).startsWith('sh'))
    .map(Number);
}

/** Megabytes of a process in memory; 0 when it has ended. */
export const megabytesOf = (pid: number): number =>
  Math.round(Number(/^VmRSS:\s+(\d+)/m.exec(read(String(pid), 'status'))?.[1] ?? 0) / 1024);

function read(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return ''; // it has ended meanwhile
  }
}

const commandOf = (pid: string) => read(pid, 'cmdline').replaceAll('\0', ' ');

function isBelow(pid: number, ancestor: number): boolean {
  const parent = Number(/^PPid:\s+(\d+)/m.exec(read(String(pid), 'status'))?.[1] ?? 0);
  return parent === ancestor || (parent > 1 && isBelow(parent, ancestor));
}
