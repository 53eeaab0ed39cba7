import { spread } from './spread.js';

/** What one run of one contender gives; each measure has some of them. */
export interface Figures {
  /** Events, or requests where nothing is written, per second. */
  rate?: number;
  /** Milliseconds. */
  p50?: number;
  p99?: number;
  p999?: number;
  /** Seconds of processor time per 1,000 events, of everything but the load. */
  cpu?: number;
  /** Seconds until ready. */
  ready?: number;
  /** Megabytes of all processes. */
  memory?: number;
  /** Percent of one core when nothing happens. */
  idle?: number;
  /** Seconds from a kill until everything is done that was to do. */
  recovery?: number;
  /** How many times its value before: the p99, the memory, the bytes on disk for a byte of rows. */
  drift?: number;
  growth?: number;
  bloat?: number;
}

export type FigureName = keyof Figures;

export interface Contender {
  name: string;
  /** One per repetition. */
  runs: readonly Figures[];
  /** What was lost, doubled, out of order or refused; empty when its work was right. */
  faults: readonly string[];
}

/** The contenders of one comparison; a measure makes one or more of them. */
export interface Result {
  measure: string;
  /** Which of the measure's comparisons it is, where there are several. */
  part?: string;
  /** The product first, the others after it. */
  contenders: readonly Contender[];
  notes: readonly string[];
}

/** `read, list of 50` */
export const titleOf = ({ measure, part }: Pick<Result, 'measure' | 'part'>): string => (part ? `${measure}, ${part}` : measure);

/** The values of one figure over the repetitions. */
export const valuesOf = ({ runs }: Contender, figure: FigureName): number[] =>
  runs.map((run) => run[figure]).filter((value) => value !== undefined);

/** How many times better the product is than a peer: by rate, or by the median latency where both were given the same rate; NaN when neither was measured. */
export function timesBetter(product: Contender, peer: Contender): number {
  const medians = (figure: FigureName) => [product, peer].map((one) => spread(valuesOf(one, figure)).median) as [number, number];
  const [ours, theirs] = medians('rate');
  if (!Number.isNaN(ours / theirs)) return ours / theirs;
  const [quick, slow] = medians('p50');
  if (!Number.isNaN(slow / quick)) return slow / quick;
  const [recovered, later] = medians('recovery');
  return later / recovered;
}
