import { names } from '../contenders.js';
import { type FigureName, type Result, timesBetter, titleOf, valuesOf } from './result.js';
import { spread } from './spread.js';
import { figureText, timesText } from './texts.js';

/**
 * Of the product's median; a ratio is to a contender of the same comparison, or to the product's own figure in another part.
 * `costs` is the share of the processor time of whom it names that may be used at most.
 */
export type Floor = { measure: string; part?: string } & (
  | { figure: FigureName; atLeast?: number; below?: number }
  | { times: number; than: string }
  | { costs: number; than: string }
  | { figure: FigureName; share: number; of: string }
);

/** What the whole product must reach in the short run, on two cores with everything on one machine. */
export const quickFloors: readonly Floor[] = [
  { measure: 'accept', figure: 'rate', atLeast: 5_000 },
  { measure: 'relay', figure: 'rate', atLeast: 20_000 },
  { measure: 'projection', figure: 'rate', atLeast: 18_000 },
  { measure: 'propagation', part: '200/s', figure: 'p50', below: 12 },
  { measure: 'propagation', part: '200/s', figure: 'p99', below: 60 },
  { measure: 'idle', figure: 'ready', below: 45 },
  { measure: 'idle', figure: 'memory', below: 2_500 },
  { measure: 'idle', figure: 'idle', below: 10 },
];

/** What it must reach in the thorough run. */
export const thoroughFloors: readonly Floor[] = [
  { measure: 'accept', figure: 'rate', atLeast: 8_000 },
  { measure: 'accept', figure: 'p99', below: 20 },
  { measure: 'accept', times: 4, than: names.fastifyTypeorm },
  { measure: 'accept', part: 'whole chain', figure: 'rate', atLeast: 3_500 },
  { measure: 'accept', part: 'whole chain', figure: 'p99', below: 50 },
  { measure: 'relay', figure: 'rate', atLeast: 35_000 },
  { measure: 'relay', times: 50, than: names.transactionalOutbox },
  { measure: 'relay', times: 50, than: names.transactionalOutboxTuned },
  { measure: 'relay', times: 2, than: names.debezium },
  { measure: 'relay', costs: 1 / 3, than: names.debezium },
  { measure: 'propagation', part: '1,000/s', figure: 'p50', below: 8 },
  { measure: 'propagation', part: '1,000/s', figure: 'p99', below: 40 },
  { measure: 'propagation', part: '1,000/s', times: 5, than: names.debeziumChain },
  { measure: 'projection', figure: 'rate', atLeast: 28_000 },
  { measure: 'projection', times: 40, than: names.findOneAndSave },
  { measure: 'projection', times: 1.2, than: names.debeziumSink },
  { measure: 'rebuild', figure: 'rate', atLeast: 80_000 },
  { measure: 'rebuild', figure: 'memory', below: 1_000 },
  { measure: 'rebuild', figure: 'drift', below: 2 },
  { measure: 'read', part: 'uncached', figure: 'rate', atLeast: 20_000 },
  { measure: 'read', part: 'uncached', times: 5, than: names.fastifyTypeorm },
  { measure: 'read', part: 'uncached, 1,000 events/s', figure: 'rate', share: 0.4, of: 'uncached' },
  { measure: 'read', part: 'cached', figure: 'rate', atLeast: 35_000 },
  { measure: 'read', part: 'cached, 1,000 events/s', figure: 'rate', share: 0.4, of: 'cached' },
  { measure: 'idle', part: 'five services', figure: 'idle', below: 4 },
  { measure: 'idle', part: 'five services', figure: 'memory', below: 1_200 },
  { measure: 'recovery', part: 'aggregator', figure: 'recovery', below: 8 },
  { measure: 'recovery', part: 'department', figure: 'recovery', below: 8 },
  { measure: 'endurance', figure: 'drift', below: 1.5 },
  { measure: 'endurance', figure: 'growth', below: 1.15 },
  { measure: 'endurance', figure: 'bloat', below: 1.15 },
];

/**
 * One sentence per floor that the product's median missed, and per check that the product failed. A measure that did not run has
 * none; one that ran without the figure, or without whom the floor compares with, has missed it.
 */
export function missed(results: readonly Result[], floors: readonly Floor[]): string[] {
  const ran = new Set(results.map(({ measure }) => measure));
  return [
    ...floors.filter(({ measure }) => ran.has(measure)).flatMap((floor) => sentence(floor, results) ?? []),
    ...results.flatMap((result) => result.contenders[0]?.faults.map((fault) => `${titleOf(result)}: ${fault}`) ?? []),
  ];
}

const find = (results: readonly Result[], { measure, part }: { measure: string; part?: string }) =>
  results.find((one) => one.measure === measure && one.part === part);

function sentence(floor: Floor, results: readonly Result[]): string | undefined {
  const result = find(results, floor);
  const said = (found: string, wanted: string) => `${titleOf(floor)}: ${found}, wanted is ${wanted}`;
  if ('times' in floor) {
    const times = timesThan(result, floor.than);
    return times >= floor.times ? undefined : said(timesSaid(times), `${floor.times} × ${floor.than}`);
  }
  if ('costs' in floor) {
    const share = costOf(result, floor.than);
    return share <= floor.costs
      ? undefined
      : said(percent(share), `at most ${percent(floor.costs)} of the processor time of ${floor.than}`);
  }
  const median = medianOf(result, floor.figure);
  if ('share' in floor) {
    const share = median / medianOf(find(results, { ...floor, part: floor.of }), floor.figure);
    return share >= floor.share ? undefined : said(percent(share), `${percent(floor.share)} of ${titleOf({ ...floor, part: floor.of })}`);
  }
  const { figure, atLeast = -Infinity, below = Infinity } = floor;
  if (median >= atLeast && median < below) return undefined;
  const wanted = Number.isFinite(below) ? `below ${figureText(figure, below)}` : `at least ${figureText(figure, atLeast)}`;
  return said(Number.isNaN(median) ? NOTHING : figureText(figure, median), wanted);
}

const NOTHING = 'nothing was measured';

const percent = (share: number) => (Number.isNaN(share) ? NOTHING : `${Math.round(share * 100)} %`);
const timesSaid = (times: number) => (Number.isNaN(times) ? NOTHING : `${timesText(times)} ×`);

const medianOf = (result: Result | undefined, figure: FigureName): number =>
  spread(result?.contenders[0] ? valuesOf(result.contenders[0], figure) : []).median;

function costOf(result: Result | undefined, name: string): number {
  const peer = result?.contenders.find((one) => one.name === name);
  return peer ? medianOf(result, 'cpu') / spread(valuesOf(peer, 'cpu')).median : NaN;
}

function timesThan(result: Result | undefined, name: string): number {
  const peer = result?.contenders.find((one) => one.name === name);
  return result && peer ? timesBetter(result.contenders[0]!, peer) : NaN;
}
