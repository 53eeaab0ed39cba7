import { type Contender, type FigureName, type Result, valuesOf } from './result.js';
import { spread } from './spread.js';
import { headings, numberText } from './texts.js';

const columns = Object.keys(headings) as FigureName[];

/** A Markdown table: medians with their least and greatest values, the ratio of each peer to the product, what the check found. */
export function table(results: readonly Result[]): string {
  const used = columns.filter((figure) => results.some(({ contenders }) => contenders.some((one) => valuesOf(one, figure).length > 0)));
  const head = ['measure', 'contender', ...used.map((figure) => headings[figure]), 'Milepost is', 'check'];
  const rows = results.flatMap((result) =>
    result.contenders.map((one) => [
      result.measure,
      one.name,
      ...used.map((figure) => cell(one, figure)),
      ratio(result, one),
      one.faults.length === 0 ? 'passed' : 'FAILED',
    ]),
  );
  return [head, head.map((_, index) => (index < 2 ? '---' : '---:')), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function cell(contender: Contender, figure: FigureName): string {
  const values = valuesOf(contender, figure);
  if (values.length === 0) return '–';
  const { median, min, max } = spread(values);
  const text = (value: number) => numberText(figure, value);
  return values.length === 1 ? text(median) : `${text(median)} (${text(min)}–${text(max)})`;
}

/** How many times faster the product is: by rate, or by the median latency where both were given the same rate. */
function ratio({ contenders, measure }: Result, peer: Contender): string {
  const product = contenders[0]!;
  if (peer === product) return '';
  const medians = (figure: FigureName) => [product, peer].map((one) => spread(valuesOf(one, figure)).median) as [number, number];
  const [ours, theirs] = measure === 'propagation' ? medians('p50').reverse() : medians('rate');
  const times = ours! / theirs!;
  return Number.isFinite(times) ? `${times.toFixed(times < 10 ? 1 : 0)} × faster` : '–';
}
