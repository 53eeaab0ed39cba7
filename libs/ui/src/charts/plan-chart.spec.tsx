import { rendered, wordsOf } from '../samples/render.js';
import { d, en } from '../samples/values.js';
import type { ForceRow, PlanRow, StepRow } from '../views.js';
import { PlanChart } from './plan-chart.js';

const step = (more: Partial<StepRow>): StepRow => ({
  kind: 'step',
  title: en('A step'),
  href: null,
  status: 'scheduled',
  isTarget: false,
  due: null,
  met: null,
  late: null,
  overdue: false,
  noNews: false,
  contested: [],
  moves: null,
  reason: null,
  evidence: [],
  ...more,
});
const span = (years: number, months: number, days: number, atLeast: boolean) => ({ years, months, days, atLeast });

const chart = (row: PlanRow) =>
  rendered(<PlanChart title="Steps" of={{ id: 'p', from: 2020, to: 2028, asOf: d('2026-11-21'), asOfIs: 'today', rows: [row] }} />);

describe('planned against actual, the edge cases', () => {
  it.each([
    ['reached on its day', step({ status: 'met', due: d('2026-06-12'), met: d('2026-06-12') }), 'On the day it was due.', 'class="keptl"'],
    ['reached late, year against month', step({ status: 'met', due: d('2022'), met: d('2025-05'), late: span(2, 4, 1, true) }), 'At least 2 years, 4 months late.', 'class="late"'], // prettier-ignore
    ['reached late, by days', step({ status: 'met', due: d('2025-12'), met: d('2026-01-29'), late: span(0, 0, 29, false) }), '29 days late.', 'class="late"'], // prettier-ignore
    ['overdue', step({ due: d('2024-10-17'), overdue: true }), 'Overdue Due on 17 October 2024.', 'class="over"'],
    ['overdue, no news', step({ due: d('2021'), overdue: true, noNews: true }), 'Overdue, no news Due in 2021. Nothing has been reported since', 'no news for 4'], // prettier-ignore
    ['due this year', step({ due: d('2026') }), 'Not overdue before 2026 has ended.', 'class="due"'],
    ['no date given', step({}), 'No due date was set.', 'no date given'],
    ['not reached, said by somebody', step({ status: 'notMet', due: d('2026-04-03'), overdue: true, reason: en('It expired.') }), 'Not reached Due on 3 April 2026. It expired.', 'class="missed"'], // prettier-ignore
    ['sources differ', step({ due: d('2023'), contested: [d('2023'), d('2024')] }), 'Sources differ: 2023 or 2024', 'class="due weak"'],
  ])('%s', (_, row, sentence, mark) => {
    const html = chart(row);
    expect(wordsOf(html)).toContain(sentence);
    expect(html).toContain(mark);
  });

  it('a step due this year is neither overdue nor hatched', () => expect(chart(step({ due: d('2026') }))).not.toContain('class="over"'));
});

describe('rules in force', () => {
  const interim: ForceRow = {
    kind: 'force',
    title: en('Interim rules'),
    inForce: d('2021'),
    expiries: [d('2024-08-03'), d('2026-04-03')],
    ended: { on: d('2026-04-03'), stage: 'lapsed', replaced: false },
    note: null,
  };
  it('counts the days since nothing replaces them', () => {
    expect(wordsOf(chart(interim))).toContain('In force in 2021; lapsed on 3 April 2026. Nothing replaces it: 232 days so far.');
    expect(chart(interim)).toContain('class="gone"');
  });
  it('is hatched where only the year of the start is known', () => {
    expect(chart(interim)).toContain('class="soft" x="11.13%"');
    expect(chart({ ...interim, inForce: d('2021-08-02') })).not.toContain('class="soft"');
  });
  it('draws no gap where something replaced them', () => {
    const replaced = chart({ ...interim, ended: { on: d('2026-04-03'), stage: 'repealed', replaced: true } });
    expect(replaced).not.toContain('class="gone"');
    expect(wordsOf(replaced)).not.toContain('Nothing replaces');
  });
});
