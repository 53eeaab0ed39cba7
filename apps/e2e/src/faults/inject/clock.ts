import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Injector } from './injector.js';

const MINUTES = [-30, -2, 2, 30];

/** The wall clock of one service jumps, and later jumps back. */
export const clock: Injector = async ({ target, at }, { stand }) => {
  const service = stand.service(target);
  const jump = async (minutes: number) => {
    await writeFile(join(stand.folder, 'clock'), String(minutes * 60_000));
    service.signal('SIGUSR2');
  };
  await jump(MINUTES[at % MINUTES.length]!);
  return () => jump(0);
};
