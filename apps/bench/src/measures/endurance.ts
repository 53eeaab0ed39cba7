import type { Contender } from '../figures/result.js';
import { startIdentity } from '../stack/services.js';
import { deleteQueue, type Endured, ownChain } from './endured.js';
import type { Context, Measure } from './measure.js';
import { Windows } from './windows.js';

/** Everything at half of what it takes, for long: whether latency, memory or tables grow with time. One after the other. */
export const endurance: Measure = async (context) => {
  const identity = await startIdentity(context.stack);
  const token = await identity.token('health-publisher');
  const all = [await endured(await ownChain(context, identity.process.url), token, context)];
  if (context.effort.wide) all.push(await endured(await deleteQueue(context), token, context));
  await identity.process.stop();
  return [{ measure: 'endurance', contenders: all.map(({ contender }) => contender), notes: all.map(({ note }) => note) }];
};

async function endured(one: Endured, token: string, context: Context): Promise<{ contender: Contender; note: string }> {
  context.tell(`  ${one.name}`);
  const windows = new Windows(one, token, context);
  await windows.run();
  const contender = { name: one.name, runs: [windows.figures()], faults: await windows.faults() };
  const note = `endurance, ${one.name}: ${await windows.note()}`;
  for (const process of one.processes.toReversed()) await process.stop();
  return { contender, note };
}
