import { processesBelow } from '../../processes.js';
import { brokerAnswers } from '../look/dump-topic.js';
import { untilTrue } from '../look/until-true.js';
import { SECOND } from '../stand/stand.js';
import type { Injector } from './injector.js';

/** kill -9: the orchestrator starts it again. */
export const kill: Injector = async ({ target }, { stand }) => stand.service(target).signal('SIGKILL');

/** It stands still, with all its connections, and goes on as if nothing had been. */
export const stop: Injector = async ({ target }, { stand }) => {
  const service = stand.service(target);
  const pids = service.pids();
  for (const pid of pids) process.kill(pid, 'SIGSTOP');
  return () => pids.forEach(goOn);
};

function goOn(pid: number): void {
  try {
    process.kill(pid, 'SIGCONT');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // another fault has killed it meanwhile
  }
}

/** As in a rolling release. */
export const restart: Injector = async ({ target }, { stand }) => stand.service(target).signal('SIGTERM');

/** Over when the broker leads its partitions again: how long it takes to start is not the product's. */
export const broker: Injector = async ({ target }, { stand }) => {
  const pids = processesBelow(process.pid, 'kafka.Kafka', stand.servers.directories.kafka);
  const signal = ({ kill: 'SIGKILL', stop: 'SIGSTOP', restart: 'SIGTERM' } as const)[target as 'kill'];
  for (const pid of pids) process.kill(pid, signal);
  return async () => {
    pids.forEach(goOn);
    await untilTrue(() => brokerAnswers(stand.servers.brokers[0]!));
  };
};

/** A second process of the same department: one outbox, two relays. The first one stands still meanwhile, then finds its place taken. */
export const relays: Injector = async ({ lasts }, { stand }) => {
  const second = stand.service(SECOND);
  second.start();
  const stopped = lasts > 2_000 ? stand.service('health').pids() : [];
  for (const pid of stopped) process.kill(pid, 'SIGSTOP');
  return async () => {
    stopped.forEach(goOn);
    await second.stop();
  };
};
