import { names } from '../contenders.js';
import { naiveAggregatorName, startNaiveAggregator } from '../stack/naive-services.js';
import type { Stack } from '../stack/stack.js';
import { markOf } from '../stack/start-process.js';
import { type Counts, naiveBrokenCounts } from './check-model.js';
import type { Candidate } from './measure.js';
import { processorTime, since, Usage } from './metered.js';
import { SUM_OF_VERSIONS, untilProjected } from './until-projected.js';

export interface Published {
  stack: Stack;
  topic: string;
  /** How many events there are by now, and about how many milestones. */
  counts(): Counts;
}

/** Who has no rebuild starts anew: a further read model, from the topic's start. It is not compared with the one before. */
export class FromScratch implements Candidate {
  readonly name = names.eachBatch;
  private readonly faults: string[] = [];

  constructor(private readonly published: Published) {}

  async warmUp(): Promise<void> {} // each run is a process of its own

  async run() {
    const { stack, topic, counts } = this.published;
    const { events, entries } = counts();
    const database = await stack.database('naive');
    const marks = [markOf(naiveAggregatorName('eachBatch'))];
    const [started, before] = [performance.now(), processorTime(marks)];
    const process = await startNaiveAggregator(stack, { database, topic, project: 'eachBatch' });
    return stack.inDatabase(database, async (client) => {
      await untilProjected(client, events, SUM_OF_VERSIONS);
      const rate = (events / (performance.now() - started)) * 1000;
      const cpu = new Usage().add(since(before, marks), events);
      this.faults.push(...(await naiveBrokenCounts(client, { events, entries })));
      await process.stop();
      return { rate, cpu };
    });
  }

  check(): Promise<string[]> {
    return Promise.resolve(this.faults);
  }
}
