import { Controller, Get, Injectable, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export type { Counter, Gauge, Histogram } from 'prom-client';

/** Seconds from half a millisecond to ten seconds. */
const SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

type Many<Label extends string> = { labels: Record<Label, string | number>; value: number }[];

/** The metrics of one service, in a registry of its own; names are Prometheus names, `milepost_<what>_<unit>`. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  counter<Label extends string = never>(name: string, help: string, labelNames: Label[] = []): Counter<Label> {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  /** A number that only grows and that a hot path counts by itself, read when it is asked for. */
  count(name: string, help: string, read: () => number): void {
    const collect = function (this: Counter) {
      this.reset();
      this.inc(read());
    };
    new Counter({ name, help, collect, registers: [this.registry] });
  }

  /** A value read when it is asked for: `gauge(name, help, () => queue.length)`. */
  gauge(name: string, help: string, read: () => number | Promise<number>): void {
    const collect = async function (this: Gauge) {
      this.set(await read());
    };
    new Gauge({ name, help, collect, registers: [this.registry] });
  }

  /** Values that are many: all of them, each with its labels, whenever they are asked for; what is no longer there is forgotten. */
  gauges<Label extends string>(name: string, help: string, labelNames: Label[], read: () => Many<Label> | Promise<Many<Label>>): void {
    const collect = async function (this: Gauge<Label>) {
      const values = await read();
      this.reset();
      for (const { labels, value } of values) this.set(labels, value);
    };
    new Gauge({ name, help, labelNames, collect, registers: [this.registry] });
  }

  histogram<Label extends string = never>(name: string, help: string, labelNames: Label[] = [], buckets = SECONDS): Histogram<Label> {
    return new Histogram({ name, help, labelNames, buckets, registers: [this.registry] });
  }

  /**
   * Memory, processor, event loop and collector of this process. Each look at the event loop wakes the process; the lag is the time from one
   * look to the next, so half a second when nothing blocks.
   */
  addProcess(): void {
    collectDefaultMetrics({ register: this.registry, eventLoopMonitoringPrecision: 500 });
  }
}

@Controller()
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Get('metrics')
  async text(@Res() reply: FastifyReply): Promise<void> {
    const { registry } = this.metrics;
    await reply.type(registry.contentType).send(await registry.metrics());
  }
}
