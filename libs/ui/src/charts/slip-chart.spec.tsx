import { frontexSlip } from '../samples/frontex.js';
import { rendered, wordsOf } from '../samples/render.js';
import { d } from '../samples/values.js';
import { SlipChart } from './slip-chart.js';

const html = rendered(<SlipChart of={frontexSlip} />);
const words = wordsOf(html);

describe('the slip chart of Frontex', () => {
  it.each([
    'May 2018: first set: by 2027',
    '6 July 2018: pulled forward to 2020',
    '17 April 2019: put back to 2027',
    '4 December 2019: pulled forward to 2024',
    '2024: put back to 2027',
    'Today, 21 November 2026: due 2027',
    'The year 2027 ends in 1 year, 1 month. No measurement reported.',
    'Sources differ: 2024 or 2027',
    'Source: tportal (in Croatian)',
    'One secondary source',
  ])('says in words: %s', (sentence) => expect(words).toContain(sentence));

  it('prints each statement in its own precision', () => {
    expect(html).toContain('<time datetime="2018-05">');
    expect(html).toContain('<time datetime="2018-07-06">');
    expect(html).toContain('<time datetime="2024">');
  });
  it('marks the contested date, and the valid one once', () => {
    expect(html.match(/class="due weak" x="59.99%"/g)).toHaveLength(1);
    expect(html.match(/class="due now" x="90.01%"/g)).toHaveLength(1);
  });
  it('hides the drawing and labels the axis', () => {
    expect(html.match(/class="trk" aria-hidden="true"/g)).toHaveLength(6);
    expect(html).toContain('role="img" aria-label="Years 2018 to 2027"');
  });
  it('is also a table', () => {
    const table = wordsOf(html.slice(html.indexOf('<table')));
    expect(table).toContain('17 April 2019 2020 2027 7 years later');
  });
  it('is overdue only when the period is over', () => {
    const late = wordsOf(rendered(<SlipChart of={{ ...frontexSlip, asOf: d('2028-02-15') }} />));
    expect(late).toContain('Overdue for 1 month.');
  });
});

it('shows the first and the last six of more than eight rows', () => {
  const statements = Array.from({ length: 11 }, (_, i) => ({
    ...frontexSlip.statements[0]!,
    said: d(`20${10 + i}-03-01`),
    due: d(`${2022 + (i % 3)}`),
  }));
  const many = rendered(<SlipChart of={{ ...frontexSlip, statements }} />);
  expect(many).toContain('<summary>4\u00a0more</summary>'.replace('\u00a0', ' '));
  expect(many.match(/class="tn"/g)).toHaveLength(7);
});
