import { fileURLToPath } from 'node:url';
import type { CommandEnd } from './run-command.js';
import type { RunningProcess } from './start-process.js';
import type { Stack } from './stack.js';

const program = (name: string) => fileURLToPath(new URL(`../naive/${name}.js`, import.meta.url));

type Http = 'express' | 'fastify';

export interface NaiveDepartmentStart {
  database: string;
  topic: string;
  relay: boolean;
  /** Milliseconds between two looks of its relay; 500 when left out. */
  poll?: number;
  http?: Http;
  payload?: 'event' | 'sink';
}

export const startNaiveDepartment = (
  stack: Stack,
  { database, topic, relay, poll = 500, http = 'fastify', payload = 'event' }: NaiveDepartmentStart,
) =>
  stack.process({
    name: `naive-department-${http}-${poll}`,
    program: program('department'),
    environment: { DATABASE_URL: database, TOPIC: topic, RELAY: String(relay), POLL_MS: String(poll), HTTP: http, PAYLOAD: payload },
  });

/** No Nest and no TypeORM: one statement per request through a pool of pg. */
export const startStatementDepartment = (stack: Stack, { database, topic }: { database: string; topic: string }): Promise<RunningProcess> =>
  stack.process({ name: 'statement', program: program('statement-department'), environment: { DATABASE_URL: database, TOPIC: topic } });

interface RelayStart {
  database: string;
  topic: string;
}

export const startSkipLockedRelay = (
  stack: Stack,
  { database, topic, done = 'mark' }: RelayStart & { done?: 'mark' | 'delete' },
): Promise<RunningProcess> =>
  stack.process({
    name: `skip-locked-${done}`,
    program: program('skip-locked-relay'),
    environment: { DATABASE_URL: database, TOPIC: topic, DONE: done },
  });

export const startTransactionalOutbox = (stack: Stack, { database, topic, tuned }: RelayStart & { tuned: boolean }) =>
  stack.process({
    name: `transactional-outbox-${tuned ? 'tuned' : 'defaults'}`,
    program: program('transactional-outbox-relay'),
    environment: { DATABASE_URL: database, TOPIC: topic, TUNED: String(tuned) },
  });

/** Lays histories of milestones on a topic by kafkajs and nothing else. */
export const produceRaw = (stack: Stack, { topic, from, count }: { topic: string; from: number; count: number }): Promise<CommandEnd> =>
  stack.command({
    name: 'raw-produce',
    program: program('raw-produce'),
    words: [String(from), String(count)],
    environment: { TOPIC: topic },
  });

export type Projecting = 'findOneAndSave' | 'upsert' | 'eachBatch';

export interface NaiveAggregatorStart {
  database: string;
  topic: string;
  project?: Projecting;
  http?: Http;
}

export const startNaiveAggregator = (stack: Stack, start: NaiveAggregatorStart): Promise<RunningProcess> => {
  const { database, topic, project = 'findOneAndSave', http = 'fastify' } = start;
  return stack.process({
    name: naiveAggregatorName(project, http),
    program: program('aggregator'),
    environment: { DATABASE_URL: database, TOPIC: topic, PROJECT: project, HTTP: http },
  });
};

export const naiveAggregatorName = (project: Projecting, http: Http = 'fastify'): string => `naive-aggregator-${project}-${http}`;

/** Nothing but an answer: what the platform itself can do. */
export const startBareHttp = (stack: Stack): Promise<RunningProcess> =>
  stack.process({ name: 'bare-http', program: program('bare-http'), environment: {} });

/** Connections of kafkajs that have nothing to do. */
export const startIdleClients = (stack: Stack): Promise<RunningProcess> =>
  stack.process({ name: 'idle-clients', program: program('idle-clients'), environment: {} });
