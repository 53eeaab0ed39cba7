import { type FigureName, type Result, valuesOf } from './result.js';
import { spread } from './spread.js';
import { figureText } from './texts.js';

export interface Floor {
  measure: string;
  figure: FigureName;
  atLeast?: number;
  below?: number;
}

/** What the finished product must reach on two cores with everything on one machine. */
export const floors: readonly Floor[] = [
  { measure: 'accept', figure: 'rate', atLeast: 5_000 },
  { measure: 'relay', figure: 'rate', atLeast: 20_000 },
  { measure: 'projection', figure: 'rate', atLeast: 18_000 },
  { measure: 'propagation', figure: 'p50', below: 12 },
  { measure: 'propagation', figure: 'p99', below: 60 },
  { measure: 'start', figure: 'ready', below: 45 },
  { measure: 'start', figure: 'memory', below: 2_500 },
  { measure: 'start', figure: 'idle', below: 10 },
];

/** One sentence per floor that the product's median missed, and per check that any contender failed. A measure that did not run has none. */
export function missed(results: readonly Result[], required: readonly Floor[] = floors): string[] {
  return results.flatMap((result) => [
    ...required.filter(({ measure }) => measure === result.measure).flatMap((floor) => missedBy(floor, result)),
    ...result.contenders.flatMap(({ name, faults }) => faults.map((fault) => `${result.measure}: ${name}: ${fault}`)),
  ]);
}

function missedBy({ measure, figure, atLeast = -Infinity, below = Infinity }: Floor, { contenders }: Result): string[] {
  const { median } = spread(contenders[0] ? valuesOf(contenders[0], figure) : []);
  if (median >= atLeast && median < below) return [];
  const wanted = Number.isFinite(below) ? `below ${figureText(figure, below)}` : `at least ${figureText(figure, atLeast)}`;
  return [`${measure}: ${Number.isNaN(median) ? 'nothing was measured' : figureText(figure, median)}, wanted is ${wanted}`];
}
