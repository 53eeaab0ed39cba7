import { names } from '../contenders.js';
import type { Reader } from '../load/job.js';
import { preload } from '../record/preload.js';
import { startNaiveDepartment, startSkipLockedRelay } from '../stack/naive-services.js';
import type { Running, RunningProcess } from '../stack/start-process.js';
import { startChain } from './chain.js';
import { brokenTopic } from './check-topic.js';
import type { Context } from './measure.js';
import { megabytesOf, bytesPerByte } from './table-sizes.js';

/** Somebody who takes updates for long. */
export interface Endured {
  name: string;
  processes: readonly [takes: RunningProcess, ...others: Running[]];
  databases: readonly string[];
  /** Who sees what was changed, where that is waited for; only the answer otherwise. */
  reader?: Reader;
  /** The milestones `from` to `from + count - 1`, at version 1. */
  preload(numbers: { from: number; count: number }): Promise<unknown>;
  /** Gives the number of updates that have gone their whole way, as `projected`. */
  sent: { database: string; count: string };
  /** What must not grow, by table, in this unit. */
  bytes(): Promise<Record<string, number>>;
  unit: string;
  /** What is wrong after so many answered updates. */
  look(acknowledged: number): Promise<string[]>;
}

/** The whole way up to the reader. */
export async function ownChain({ stack }: Context, issuer: string): Promise<Endured> {
  const chain = await startChain(stack, { issuer, prefix: 'endurance.' });
  const { name, processes, department, model, reader, projected, look } = chain;
  return {
    ...{ name, processes, reader, databases: [department, model] },
    preload: (numbers) => stack.inDatabase(department, (client) => preload(client, numbers)),
    sent: { database: model, count: projected },
    bytes: async () => ({ ...(await stack.inDatabase(department, bytesPerByte)), ...(await stack.inDatabase(model, bytesPerByte)) }),
    unit: 'bytes on disk for a byte of rows',
    look: async (acknowledged) => (await stack.inDatabase(department, (client) => look(client, acknowledged))).faults,
  };
}

const TAKEN = 'select case when is_called then last_value else 0 end from outbox_id_seq';
const SENT = `select ((${TAKEN}) - (select count(*) from outbox))::int as projected`;

/** A department and its queue, whose relay deletes what it has sent: up to Kafka only, for a reader would be the slowest of it. */
export async function deleteQueue({ stack }: Context): Promise<Endured> {
  const [database, topic] = [await stack.database('naive'), 'endurance.queue'];
  await stack.topic(topic);
  const department = await startNaiveDepartment(stack, { database, topic, relay: false });
  const relay = await startSkipLockedRelay(stack, { database, topic, done: 'delete' });
  return {
    ...{ name: names.deleteQueue, processes: [department, relay], databases: [database] },
    preload: async () => undefined, // It takes any milestone as being at the version that a request names.
    sent: { database, count: SENT },
    bytes: () => stack.inDatabase(database, (client) => megabytesOf(client, 'outbox')),
    unit: 'megabytes of a queue that is empty',
    look: (acknowledged) => brokenTopic(stack.brokers, topic, acknowledged, 1),
  };
}
