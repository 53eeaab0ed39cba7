import { LIMIT } from '../contenders.js';
import { type Contender, type FigureName, type Result, timesBetter, titleOf, valuesOf } from './result.js';
import { spread } from './spread.js';
import { figureNames, headingOf, numberText, timesText } from './texts.js';

/** A Markdown table: medians with their least and greatest values, the ratio of each peer to the product, what the check found. */
export function table(results: readonly Result[]): string {
  const used = figureNames.filter((figure) => results.some(({ contenders }) => contenders.some((one) => valuesOf(one, figure).length > 0)));
  const head = ['measure', 'contender', ...used.map(headingOf), 'Milepost is', 'check'];
  const rows = results.flatMap((result) =>
    result.contenders.map((one) => [
      titleOf(result),
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

/** A limit does less than the product, so that it is told how much of the limit the product reaches. */
function ratio({ contenders }: Result, peer: Contender): string {
  if (peer === contenders[0]) return '';
  const times = timesBetter(contenders[0]!, peer);
  if (!Number.isFinite(times)) return '–';
  return peer.name.startsWith(LIMIT) ? `at ${Math.round(times * 100)} % of it` : `${timesText(times)} × faster`;
}
