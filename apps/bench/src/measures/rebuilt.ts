import type { Figures } from '../figures/result.js';
import { rebuildModel } from '../stack/services.js';
import type { Stack } from '../stack/stack.js';
import { processorTime, since } from './metered.js';

/** A rebuild of so many events, from the start of the command to its end. */
export async function rebuilt(stack: Stack, start: { database: string; prefix: string }, events: number): Promise<Figures> {
  const before = processorTime([]);
  const { seconds, used, peak } = await rebuildModel(stack, start);
  const { postgres, kafka } = since(before, []);
  return { rate: events / seconds, memory: peak, cpu: ((used + postgres + kafka) / events) * 1000 };
}
