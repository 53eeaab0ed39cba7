import type { Kind } from '../plan/plan.js';
import { clock } from './clock.js';
import type { Injector } from './injector.js';
import { crash } from './crash.js';
import { churn, partitions } from './kafka.js';
import { poison } from './poison.js';
import { broker, kill, relays, restart, stop } from './processes.js';
import { rebuild } from './rebuild.js';
import { network, outage, postgres } from './servers.js';

export const injectors: Record<Kind, Injector> = {
  kill,
  stop,
  restart,
  broker,
  postgres,
  network,
  poison,
  churn,
  relays,
  partitions,
  rebuild,
  clock,
  outage,
  crash,
};
