import type { Client } from 'pg';
import { names } from '../contenders.js';
import { naiveAggregator, startNaiveAggregator } from '../stack/naive-services.js';
import type { Stack } from '../stack/stack.js';
import { markOf } from '../stack/start-process.js';
import type { Candidate } from './measure.js';
import { processorTime, since, Usage } from './metered.js';
import { SUM_OF_VERSIONS, untilProjected } from './until-projected.js';

/** How many milestones there are, each at its last version, and how many events about them. */
export interface Counts {
  milestones: number;
  events: number;
}

export interface Published {
  stack: Stack;
  topic: string;
  counts(): Counts;
}

const COUNT = 'select count(*)::int as milestones, coalesce(sum(version), 0)::int as events from entry';

/** Who has no rebuild starts anew: a further read model, from the topic's start. It is not compared with the one before. */
export class FromScratch implements Candidate {
  readonly name = names.eachBatch;
  private readonly usage = new Usage();
  private readonly faults: string[] = [];

  constructor(private readonly published: Published) {}

  async warmUp(): Promise<void> {} // each run is a process of its own

  async run() {
    const { stack, topic, counts } = this.published;
    const wanted = counts();
    const { events } = wanted;
    const database = await stack.database('naive');
    const marks = [markOf(naiveAggregator('eachBatch'))];
    const [started, before] = [performance.now(), processorTime(marks)];
    const process = await startNaiveAggregator(stack, { database, topic, project: 'eachBatch' });
    return stack.inDatabase(database, async (client) => {
      await untilProjected(client, events, SUM_OF_VERSIONS);
      const rate = (events / (performance.now() - started)) * 1000;
      const cpu = this.usage.add(since(before, marks), events);
      this.faults.push(...(await faultsIn(client, wanted)));
      await process.stop();
      return { rate, cpu };
    });
  }

  check(): Promise<string[]> {
    return Promise.resolve(this.faults);
  }
}

async function faultsIn(client: Client, wanted: Counts): Promise<string[]> {
  const { milestones, events } = (await client.query<Counts>(COUNT)).rows[0]!;
  const right = milestones === wanted.milestones && events === wanted.events;
  return right ? [] : [`${milestones} entries of ${events} events instead of ${wanted.milestones} of ${wanted.events}`];
}
