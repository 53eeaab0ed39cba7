import type { FigureName } from './result.js';

interface Words {
  /** Of its column. */
  heading: string;
  unit: string;
  decimals: number;
}

/** In the order of a table's columns. */
const words: Record<FigureName, Words> = {
  rate: { heading: 'per second', unit: 'per second', decimals: 0 },
  p50: { heading: 'p50 ms', unit: 'ms (p50)', decimals: 1 },
  p99: { heading: 'p99 ms', unit: 'ms (p99)', decimals: 1 },
  p999: { heading: 'p99.9 ms', unit: 'ms (p99.9)', decimals: 1 },
  cpu: { heading: 'CPU s per 1,000', unit: 's of CPU per 1,000', decimals: 3 },
  ready: { heading: 'ready s', unit: 's until ready', decimals: 1 },
  recovery: { heading: 'recovered s', unit: 's until recovered', decimals: 1 },
  memory: { heading: 'memory MB', unit: 'MB', decimals: 0 },
  idle: { heading: 'idle, % of a core', unit: '% of a core', decimals: 1 },
  drift: { heading: 'p99 grew to', unit: '× the p99 before', decimals: 2 },
  growth: { heading: 'memory grew to', unit: '× the memory before', decimals: 2 },
  bloat: { heading: 'bytes on disk a byte grew to', unit: '× the bytes on disk a byte before', decimals: 2 },
};

export const figureNames = Object.keys(words) as FigureName[];

export const headingOf = (figure: FigureName): string => words[figure].heading;

/** `5000` as a rate is `5,000`. */
export function numberText(figure: FigureName, value: number): string {
  const { decimals } = words[figure];
  return value.toLocaleString('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

/** `5000` as a rate is `5,000 per second`. */
export const figureText = (figure: FigureName, value: number): string => `${numberText(figure, value)} ${words[figure].unit}`;

/** `3.4` or `75`. */
export const timesText = (times: number): string => times.toFixed(times < 10 ? 1 : 0);
