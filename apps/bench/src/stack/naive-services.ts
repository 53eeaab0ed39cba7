import { fileURLToPath } from 'node:url';
import type { RunningProcess } from './start-process.js';
import type { Stack } from './stack.js';

const program = (name: string) => fileURLToPath(new URL(`../naive/${name}.js`, import.meta.url));

export interface NaiveDepartmentStart {
  database: string;
  topic: string;
  relay: boolean;
}

export const startNaiveDepartment = (stack: Stack, { database, topic, relay }: NaiveDepartmentStart): Promise<RunningProcess> =>
  stack.process({
    name: 'naive-department',
    program: program('department'),
    environment: { DATABASE_URL: database, TOPIC: topic, RELAY: String(relay) },
  });

export const startNaiveAggregator = (stack: Stack, { database, topic }: { database: string; topic: string }): Promise<RunningProcess> =>
  stack.process({ name: 'naive-aggregator', program: program('aggregator'), environment: { DATABASE_URL: database, TOPIC: topic } });
