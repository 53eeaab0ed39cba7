import { topicFor } from '@milepost/contracts';
import { names } from '../contenders.js';
import type { Reader } from '../load/job.js';
import { startDebezium } from '../stack/debezium.js';
import { startJdbcSink } from '../stack/jdbc-sink.js';
import { startNaiveAggregator, startNaiveDepartment } from '../stack/naive-services.js';
import { startAggregator, startHealth } from '../stack/services.js';
import type { Running, RunningProcess } from '../stack/start-process.js';
import type { Stack } from '../stack/stack.js';
import { brokenHistories, type Look, naiveBrokenHistories, sinkBrokenHistories } from './check-outbox.js';

/** A department, its relay, an aggregator: all that stands between who records and who reads. */
export interface Chain extends Laid {
  processes: readonly [department: RunningProcess, projecting: Running, ...between: Running[]];
  reader: Reader;
}

/** What a chain has while nobody runs: its databases and its topic. */
export interface Laid {
  name: string;
  /** Databases. */
  department: string;
  model: string;
  look: Look;
  /** Gives the number of events that the read model has taken in. */
  projected: string;
  /** Starts its services, also after they were stopped. */
  start(): Promise<Chain>;
}

export async function startChain(stack: Stack, { issuer, prefix }: { issuer: string; prefix: string }): Promise<Chain> {
  const [department, model] = [await stack.database('health'), await stack.database('aggregator')];
  await stack.topic(topicFor('health', prefix));
  const laid: Laid = {
    name: names.milepost,
    department,
    model,
    look: brokenHistories,
    projected: 'select coalesce(sum(next), 0)::int as projected from consumer_offset',
    async start() {
      const health = await startHealth(stack, { database: department, issuer, prefix, relay: true });
      const aggregator = await startAggregator(stack, { database: model, prefix });
      return { ...laid, processes: [health, aggregator], reader: { by: 'api', port: aggregator.port } };
    },
  };
  return laid.start();
}

const STEPS = 'select coalesce(sum(version - 1), 0)::int as projected from entry';

export async function startNaiveChain(stack: Stack, { poll, prefix }: { poll: 500 | 50; prefix: string }): Promise<Chain> {
  const [department, model] = [await stack.database('naive'), await stack.database('naive_model')];
  const topic = `${prefix}naive${poll}`;
  await stack.topic(topic);
  const laid: Laid = {
    name: poll === 50 ? names.chain50 : names.chain500,
    department,
    model,
    look: naiveBrokenHistories,
    projected: STEPS,
    async start() {
      const writer = await startNaiveDepartment(stack, { database: department, topic, relay: true, poll });
      const aggregator = await startNaiveAggregator(stack, { database: model, topic });
      return { ...laid, processes: [writer, aggregator], reader: { by: 'table', url: model } };
    },
  };
  return laid.start();
}

/** A department that writes into its outbox what Debezium brings from there into a table, and nobody checks or asks anything. */
export async function layDebeziumChain(stack: Stack, { prefix }: { prefix: string }): Promise<Laid> {
  const [department, model] = [await stack.database('naive'), await stack.database('sink')];
  const topic = `${prefix}sink`;
  await stack.topic(topic);
  const laid: Laid = {
    name: names.debeziumChain,
    department,
    model,
    look: sinkBrokenHistories,
    projected: STEPS,
    async start() {
      const writer = await startNaiveDepartment(stack, { database: department, topic, relay: false, payload: 'sink' });
      const router = await startDebezium(stack, { database: department });
      const sink = await startJdbcSink(stack, { database: model, topic });
      return { ...laid, processes: [writer, sink, router], reader: { by: 'table', url: model } };
    },
  };
  return laid;
}

export async function stopChains(...chains: readonly Chain[]): Promise<void> {
  for (const { processes } of chains) for (const one of processes.toReversed()) await one.stop();
}
