import { compare, type Context, type Measure } from './measure.js';
import { type Crashing, Killed } from './killed.js';
import { debeziumSink, naiveAggregator, ownAggregator } from './killed-aggregators.js';
import { debeziumRouter, naiveDepartment, ownDepartment } from './killed-departments.js';

type Prepare = (context: Context) => Promise<Crashing>;

/** Killed by SIGKILL in the midst of its work and started again at once: from the kill until nothing waits any more. */
export const recovery: Measure = async (context) => {
  const { wide } = context.effort;
  const aggregators = [ownAggregator, ...(wide ? [naiveAggregator, debeziumSink] : [])];
  const departments = [ownDepartment, ...(wide ? [naiveDepartment, debeziumRouter] : [])];
  return [
    { measure: 'recovery', part: 'aggregator', contenders: await killAll(aggregators, context), notes: [] },
    { measure: 'recovery', part: 'department', contenders: await killAll(departments, context), notes: [] },
  ];
};

async function killAll(all: readonly Prepare[], context: Context) {
  const runs = [];
  for (const prepare of all) runs.push(new Killed(await prepare(context), context));
  const contenders = await compare(runs, context);
  for (const run of runs) await run.close();
  return contenders;
}
