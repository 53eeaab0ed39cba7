import { setTimeout as sleep } from 'node:timers/promises';
import type { CrashPoint } from '@milepost/service';
import { operate, operateWith } from '../stand/operate.js';
import type { Service } from '../stand/service.js';
import type { Stand } from '../stand/stand.js';
import type { Heal, Injector } from './injector.js';

const victims: Partial<Record<CrashPoint, string>> = { recorded: 'health', acknowledged: 'health', projected: 'aggregator' };
/** Milliseconds for a start, and up to a session of 6 s until the group gives it partitions; more where recovery may take more. */
const PATIENCE = 20_000;

/** A process dies at a place in its program: `projected:2` is the second time that it comes there. */
export const crash: Injector = async ({ target }, { stand, within }) => {
  const victim = victims[target.split(':')[0] as CrashPoint];
  const settings = { MILEPOST_CRASH_AT: target };
  return victim ? inService(stand.service(victim), settings, Math.max(PATIENCE, within.recovery)) : inRebuild(stand, settings);
};

/** Its next life, which begins at once, is the one that crashes. */
async function inService(service: Service, settings: Record<string, string>, patience: number): Promise<Heal> {
  const crashed = service.lives + 2;
  service.nextLife(settings);
  service.signal('SIGKILL');
  return async () => {
    for (const deadline = Date.now() + patience; service.lives < crashed; await sleep(50))
      if (Date.now() > deadline) throw new Error(`${service.name} did not come to ${settings['MILEPOST_CRASH_AT']}`);
  };
}

/** The model in use must be as it was, and the next rebuild must not be kept from its work by what is left. */
async function inRebuild(stand: Stand, settings: Record<string, string>): Promise<Heal> {
  const outcome = await operateWith(stand, settings, 'rebuild').then(() => 'ended', (error: { signal?: string }) => error.signal); // prettier-ignore
  if (outcome !== 'SIGKILL') throw new Error(`the rebuild did not come to ${settings['MILEPOST_CRASH_AT']}: ${outcome}`);
  return async () => void (await operate(stand, 'rebuild'));
}
