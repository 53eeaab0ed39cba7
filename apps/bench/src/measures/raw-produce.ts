import { z } from 'zod';
import { names } from '../contenders.js';
import { produceRaw } from '../stack/naive-services.js';
import { brokenTopic } from './check-topic.js';
import type { Candidate, Context } from './measure.js';
import { processorTime, since } from './metered.js';

const MILESTONES = 12_000;

const Printed = z.object({ events: z.number(), seconds: z.number(), used: z.number() });
/** On a line of its own: kafkajs logs to the same paper. */
const printedBy = (text: string) => Printed.parse(JSON.parse(text.split('\n').find((line) => line.startsWith('{"events"')) ?? '{}'));

/** What kafkajs sends when nothing stands before it. Each run is a process of its own, which warms up by making the events. */
export class RawProduce implements Candidate {
  readonly name = names.rawProduce;
  private milestones = 0;
  private produced = 0;

  constructor(
    private readonly topic: string,
    private readonly context: Context,
  ) {}

  warmUp(): Promise<void> {
    return this.context.stack.topic(this.topic);
  }

  async run() {
    const { stack, effort } = this.context;
    const count = MILESTONES * effort.scale;
    const before = processorTime([]);
    const { printed } = await produceRaw(stack, { topic: this.topic, from: this.milestones, count });
    const { events, seconds, used } = printedBy(printed);
    this.milestones += count;
    this.produced += events;
    return { rate: events / seconds, cpu: ((used + since(before, []).kafka) / events) * 1000 };
  }

  check(): Promise<string[]> {
    return brokenTopic(this.context.stack.brokers, this.topic, this.produced);
  }
}
