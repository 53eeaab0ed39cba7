import { connect } from 'node:net';
import type { Description } from './description.js';
import { probe } from './probe.js';

const PATIENCE = 2_000;

/** Whether somebody listens at `host:port`. */
export function listensAt(address: string): Promise<boolean> {
  const { hostname, port } = new URL(`tcp://${address}`);
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect({ host: hostname, port: Number(port), timeout: PATIENCE });
  socket.once('connect', () => resolve(true));
  for (const failure of ['error', 'timeout']) socket.once(failure, () => resolve(false));
  return promise.finally(() => socket.destroy());
}

/** The names of the services that are not ready at this moment; Kafka is as long as one of its brokers answers. */
export async function notReady({ brokers, services }: Description): Promise<string[]> {
  const kafka = Promise.all(brokers.map(listensAt)).then((answers) => ({
    name: `Kafka at ${brokers.join(', ')}`,
    ready: answers.includes(true),
  }));
  const answers = [kafka, ...services.map(async ({ name, url }) => ({ name, ready: (await probe(url)).ready }))];
  return (await Promise.all(answers)).filter(({ ready }) => !ready).map(({ name }) => name);
}
