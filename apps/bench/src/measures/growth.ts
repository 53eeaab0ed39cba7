import { topicFor } from '@milepost/contracts';
import type { Client } from 'pg';
import { names } from '../contenders.js';
import type { Figures, Result } from '../figures/result.js';
import { histories } from '../record/milestones.js';
import { publish, publishHistories } from '../record/publish.js';
import { type AggregatorStart, startAggregator } from '../stack/services.js';
import type { Stack } from '../stack/stack.js';
import { markOf } from '../stack/start-process.js';
import { Asked } from './asked.js';
import { brokenCounts } from './check-model.js';
import type { Context, Measure } from './measure.js';
import { Usage } from './metered.js';
import { questions } from './questions.js';
import { rebuilt } from './rebuilt.js';
import { steadyRate } from './steady-rate.js';
import { countOf, PROJECTED, untilSettled } from './until-projected.js';

type Size = { entries: number; versions: number };
const SIZES: Size[] = [
  { entries: 10_000, versions: 1 },
  { entries: 100_000, versions: 1 },
];
/** Each takes minutes, the last one also 50 GB. */
const LARGE: Size[] = [
  { entries: 1_000_000, versions: 1 },
  { entries: 2_000_000, versions: 5 },
];
/** Seconds for the largest. */
const PATIENCE = 1_200;
/** Events that find their entries there. */
const UPDATES = 10_000;

/** The same work on ever larger models: a cost that grows faster than the work is a defect. */
export const growth: Measure = async (context) => {
  const results: Result[] = [];
  for (const size of context.effort.wide ? [...SIZES, ...LARGE] : SIZES) results.push(...(await atSize(context, size)));
  return results;
};

async function atSize(context: Context, { entries, versions }: Size): Promise<Result[]> {
  const { stack, effort, tell } = context;
  const before = entries * versions;
  const part = `${entries.toLocaleString('en')} entries of ${before.toLocaleString('en')} events`;
  tell(` ${part}`);
  const start = { database: await stack.database('aggregator'), prefix: `growth${before}.` };
  const topic = topicFor('health', start.prefix);
  await stack.topic(topic);
  await publishHistories(stack.brokers, topic, { count: entries, versions });
  const updates = Math.min(entries, UPDATES * effort.scale);
  return stack.inDatabase(start.database, async (client) => {
    await fill(stack, start, client, before);
    await publish(stack.brokers, topic, histories({ from: 0, count: updates, versions: versions + 1 }).slice(-updates));
    const done = async () => (await countOf(client, PROJECTED)) - before;
    const backlog = { done, total: updates, warmUp: 0.25, marks: [markOf('aggregator')] };
    const [aggregator, { rate, cpu, events }] = await Promise.all([startAggregator(stack, start), steadyRate(backlog)]);
    const reader = new Asked({ name: names.milepost, process: aggregator }, questions.uncached(entries), context);
    await reader.warmUp();
    const reading = await reader.run();
    const rebuilding = await rebuilt(stack, start, before + updates);
    const faults = [...(await reader.check()), ...(await brokenCounts(client, { events: before + updates, entries }))];
    await aggregator.stop();
    const result = (work: string, figures: Figures): Result => ({
      ...{ measure: 'growth', part: `${work}, ${part}`, notes: [] },
      contenders: [{ name: names.milepost, runs: [figures], faults }],
    });
    return [result('projection', { rate, cpu: new Usage().add(cpu, events) }), result('read', reading), result('rebuild', rebuilding)];
  });
}

async function fill(stack: Stack, start: AggregatorStart, client: Client, events: number): Promise<void> {
  const filling = await startAggregator(stack, { ...start, patience: PATIENCE });
  await untilSettled(client, events);
  await filling.stop();
}
