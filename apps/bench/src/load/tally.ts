import { percentile } from '../figures/spread.js';
import type { Answer } from './connection.js';
import type { Report } from './job.js';

/** What a load has seen so far. */
export class Tally {
  private readonly latencies: number[] = [];
  private readonly answers: number[] = [];
  private readonly refused: Record<string, number> = {};
  private readonly begin = performance.now();
  private readonly processor = process.cpuUsage();

  /** The service has answered; what follows is still to be seen. */
  answered(since: number): void {
    this.answers.push(performance.now() - since);
  }

  /** `since`: when the request was due, by `performance.now()`. */
  accepted(since: number): void {
    this.latencies.push(performance.now() - since);
  }

  refusedBy({ status, body }: Answer): void {
    const text = `${status} ${body.slice(0, 200)}`;
    this.refused[text] = (this.refused[text] ?? 0) + 1;
  }

  report(): Report {
    const seconds = (performance.now() - this.begin) / 1000;
    const { user, system } = process.cpuUsage(this.processor);
    return {
      acknowledged: this.latencies.length,
      refused: this.refused,
      seconds,
      p50: percentile(this.latencies, 0.5),
      p99: percentile(this.latencies, 0.99),
      p999: percentile(this.latencies, 0.999),
      answered: percentile(this.answers, 0.5),
      load: (user + system) / 1e6 / seconds,
    };
  }
}
