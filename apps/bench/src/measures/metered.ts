import { processorSeconds } from '../stack/processes.js';
import { KAFKA, POSTGRES } from '../stack/stack.js';

/** Seconds of processor time, by who used them. */
export interface ProcessorTime {
  services: number;
  postgres: number;
  kafka: number;
}

/** What these processes and both servers have used so far. */
export const processorTime = (marks: readonly string[]): ProcessorTime => ({
  services: processorSeconds(marks),
  postgres: processorSeconds([POSTGRES]),
  kafka: processorSeconds([KAFKA]),
});

/** What they have used since. */
export function since(before: ProcessorTime, marks: readonly string[]): ProcessorTime {
  const now = processorTime(marks);
  return { services: now.services - before.services, postgres: now.postgres - before.postgres, kafka: now.kafka - before.kafka };
}

/** Adds up what several runs have used, and over how many events. */
export class Usage {
  private events = 0;
  private readonly used: ProcessorTime = { services: 0, postgres: 0, kafka: 0 };

  /** Takes a run in; gives its processor seconds per 1,000 events. */
  add({ services, postgres, kafka }: ProcessorTime, events: number): number {
    this.events += events;
    this.used.services += services;
    this.used.postgres += postgres;
    this.used.kafka += kafka;
    return ((services + postgres + kafka) / events) * 1000;
  }

  /** `services 0.120, PostgreSQL 0.170, Kafka 0.000 s of CPU per 1,000 events`, of all runs together. */
  toString(): string {
    const per = (part: keyof ProcessorTime) => ((this.used[part] / this.events) * 1000).toFixed(3);
    return `services ${per('services')}, PostgreSQL ${per('postgres')}, Kafka ${per('kafka')} s of CPU per 1,000 events`;
  }
}
