/** What one run of one contender gives; each measure has some of them. */
export interface Figures {
  /** Events per second. */
  rate?: number;
  /** Milliseconds. */
  p50?: number;
  p99?: number;
  /** Seconds of processor time per 1,000 events, of everything but the load. */
  cpu?: number;
  /** Seconds until ready. */
  ready?: number;
  /** Megabytes of all processes. */
  memory?: number;
  /** Percent of one core when nothing happens. */
  idle?: number;
}

export type FigureName = keyof Figures;

export interface Contender {
  name: string;
  /** One per repetition. */
  runs: readonly Figures[];
  /** What was lost, doubled, out of order or refused; empty when its work was right. */
  faults: readonly string[];
}

export interface Result {
  measure: string;
  /** The product first, the others after it. */
  contenders: readonly Contender[];
  notes: readonly string[];
}

/** The values of one figure over the repetitions. */
export const valuesOf = ({ runs }: Contender, figure: FigureName): number[] =>
  runs.map((run) => run[figure]).filter((value) => value !== undefined);
