/** Reschedules milestones, whose numbers are `from` to `from + count - 1` and which all stand at one version. */
interface Reschedules {
  port: number;
  token: string;
  from: number;
  count: number;
  seconds: number;
  /** At which they stand; 1 when left out. */
  version?: number;
}

/** Each client sends its next request when it has its answer. */
export interface ClosedLoop extends Reschedules {
  loop: 'closed';
  clients: number;
}

/** Requests leave at a fixed rate, whether or not earlier ones are answered; with a reader each is followed until that sees what it changed. */
export interface OpenLoop extends Reschedules {
  loop: 'open';
  /** Requests per second. */
  rate: number;
  reader?: Reader;
}

/** Each client asks for one after the other of its share of these, again and again. */
export interface Reads {
  loop: 'reads';
  port: number;
  clients: number;
  seconds: number;
  questions: readonly Question[];
}

export interface Question {
  path: string;
  /** Sent as If-None-Match. */
  etag?: string;
  /** What a right answer has. */
  status: number;
  holds: string;
}

/** `api` asks the aggregator by HTTP and lets it wait for the version; `table` looks at a table every 5 ms, for a peer that has no such question. */
export type Reader = { by: 'api'; port: number } | { by: 'table'; url: string };

export type Job = ClosedLoop | OpenLoop | Reads;

export interface Report {
  acknowledged: number;
  /** How often each refusal came, by its text. */
  refused: Record<string, number>;
  /** From the first request to the last answer. */
  seconds: number;
  /** Milliseconds; from the instant at which the request was due to leave. */
  p50: number;
  p99: number;
  p999: number;
  /** Median milliseconds until the answer, where more than the answer is waited for. */
  answered: number;
  /** Share of one core that the load itself used, 0 to 1. */
  load: number;
}
