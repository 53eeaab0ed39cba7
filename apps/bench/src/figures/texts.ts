import type { FigureName } from './result.js';

/** The heading of each figure in a table, in the order of its columns. */
export const headings: Record<FigureName, string> = {
  rate: 'events/s',
  p50: 'p50 ms',
  p99: 'p99 ms',
  cpu: 'CPU s per 1,000',
  ready: 'ready s',
  memory: 'memory MB',
  idle: 'idle, % of a core',
};

const decimals: Record<FigureName, number> = { rate: 0, p50: 1, p99: 1, cpu: 3, ready: 1, memory: 0, idle: 1 };
const units: Record<FigureName, string> = {
  rate: 'events/s',
  p50: 'ms (p50)',
  p99: 'ms (p99)',
  cpu: 's of CPU per 1,000 events',
  ready: 's',
  memory: 'MB',
  idle: '% of a core',
};

/** `5000` as a rate is `5,000`. */
export function numberText(figure: FigureName, value: number): string {
  const digits = decimals[figure];
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** `5000` as a rate is `5,000 events/s`. */
export const figureText = (figure: FigureName, value: number): string => `${numberText(figure, value)} ${units[figure]}`;
