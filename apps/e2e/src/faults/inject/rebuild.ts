import { setTimeout as sleep } from 'node:timers/promises';
import { operateWith } from '../stand/operate.js';
import type { Injector } from './injector.js';

const MIDST = 900;

/** A rebuild under load: to its end, or killed in its midst. One that finds its servers away fails and leaves the model as it is. */
export const rebuild: Injector = async ({ target }, { stand }) => {
  const running = operateWith(stand, {}, 'rebuild', '--json');
  const ended = running.then(() => undefined, () => undefined); // prettier-ignore
  if (target === 'killed') {
    await sleep(MIDST);
    running.kill('SIGKILL');
  }
  return () => ended;
};
