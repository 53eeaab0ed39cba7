import { answer, plain } from '@milepost/ui';
import { readingOf } from '../reading.fixtures.js';
import { commitmentView } from './commitment-view.js';

const view = (id: string, clocks = {}) => {
  const reading = readingOf(clocks);
  return commitmentView(reading.record.one('commitment', id)!, reading);
};
const sentence = (id: string, clocks = {}) => {
  const reading = readingOf(clocks);
  return plain(answer(view(id, clocks).answer, reading.t, reading.past), 'en').replaceAll('\u00a0', ' ');
};

describe('A due date that moved', () => {
  it('is told by every statement, in the order said', () => {
    const [slip] = view('corps').slips;
    expect(slip?.statements.map(({ said, due }) => [said.date, due?.date])).toEqual([
      ['2018-05', '2027'],
      ['2018-07-06', '2020'],
      ['2019-04-17', '2027'],
      ['2019-12-04', '2024'],
      ['2024', '2027'],
    ]);
    expect(slip?.statements[1]).toMatchObject({ reason: { text: 'From 2027 to 2020.' }, confidence: 'medium' });
    expect(slip).toMatchObject({ measured: false, met: null, asOfIs: 'today' });
  });

  it('is summed up in one sentence and one tag', () => {
    expect(sentence('corps')).toBe(
      'Under way and due in 2027. The due year has moved four times and is back where it began. No figure for it has reached the record.',
    );
    expect(view('corps').tags[0]).toEqual({
      kind: 'moved',
      moves: 4,
      sum: { years: 20, months: 0, days: 0, atLeast: false },
      backToFirst: true,
    });
  });

  it('shows the values of both sources side by side until it was settled', () => {
    const { conflicts, slips } = view('corps');
    expect(slips[0]?.statements[3]?.contested.map(({ date }) => date)).toEqual(['2024', '2027']);
    expect(conflicts).toMatchObject([
      {
        about: { text: 'The due date of “Standing corps of 10,000”' },
        used: { value: { date: '2024' }, evidence: { confidence: 'low' } },
        others: [{ value: { date: '2027' }, confidence: 'medium' }],
        settledOn: { date: '2024' },
      },
    ]);
  });

  it('stands differently on an earlier day', () => {
    const clocks = { asOf: '2019-06-09' };
    expect(sentence('corps', clocks)).toBe(
      'Under way and due in 2027. The due year had moved twice and was back where it began. No figure for it had reached the record.',
    );
    const { says, axes, history, acts } = view('corps', clocks);
    expect(says).toMatchObject({ statement: null, wordedIn: { date: '2024' }, firstPublicWord: { date: '2018-05' } });
    expect(axes).toMatchObject({ law: { stage: 'tabled' }, delivery: { status: 'inProgress' } });
    expect(acts[0]?.stages.map(({ stage, at }) => `${stage} ${at}`)).toEqual(['tabled here', 'adopted ahead', 'inForce ahead']);
    expect(history.entries.map(({ id }) => id)).toEqual(['corps-put-back', 'corps-claim', 'corps-tabled', 'corps-pulled', 'corps-set']);
  });
});

describe('A promise that was undone', () => {
  it('says so first, and why', () => {
    expect(sentence('interim-rules')).toBe(
      'Partly kept, then undone. Interim regulation lapsed on 3 April 2026 and nothing replaces it. Since 3 April 2026 it stands at “under way” again.',
    );
    expect(view('interim-rules').tags).toEqual([{ kind: 'undone', highest: 'partiallyDelivered' }]);
  });

  it('shows the fall, the rules that ended and the steps that went back', () => {
    const { statusOverTime, plan, axes, history } = view('interim-rules');
    expect(statusOverTime?.changes.map(({ status, cause }) => [status, cause])).toEqual([
      ['partiallyDelivered', null],
      ['inProgress', 'lapsed'],
    ]);
    expect(plan?.rows[0]).toMatchObject({
      kind: 'force',
      inForce: { date: '2021' },
      expiries: [{ date: '2024-08-03' }, { date: '2026-04-03' }],
      ended: { on: { date: '2026-04-03' }, stage: 'lapsed', replaced: false },
    });
    expect(axes.steps).toMatchObject({ total: 1, reached: 0, reversed: 1, notReached: 0 });
    expect(axes.delivery.was).toEqual({ status: 'partiallyDelivered', until: { date: '2026-04-03', precision: 'day' } });
    expect(history.entries.filter(({ regression }) => regression).map(({ id }) => id)).toEqual([
      'interim-undone',
      'interim-reversed',
      'interim-lapsed',
    ]);
  });

  it('was not undone the day before', () => {
    const { tags, statusOverTime, claim } = view('interim-rules', { asOf: '2026-04-02' });
    expect([tags, statusOverTime, claim.status]).toEqual([
      [{ kind: 'noNews', since: { date: '2024-04-29', precision: 'day' } }],
      null,
      'partiallyDelivered',
    ]);
  });
});

describe('A correction', () => {
  it('stands beside what it corrects', () => {
    const { history, claim, tags } = view('smuggling');
    expect(claim).toMatchObject({ status: 'partiallyDelivered', basis: 'page' });
    expect(history.entries.find(({ id }) => id === 'smuggling-claim')?.superseded).toEqual({
      by: 'correction',
      href: '#smuggling-corrected',
    });
    expect(history.entries.find(({ id }) => id === 'smuggling-corrected')?.change).toEqual({
      kind: 'corrected',
      field: 'deliveryStatus',
      from: 'Promise kept',
      to: 'Partly kept',
    });
    expect(tags.map(({ kind }) => kind)).toEqual(['overdue', 'noNews', 'corrected', 'joint']);
  });
});

it('A step that was reached late makes the promise kept, late', () => {
  expect(view('borders').tags.slice(0, 2)).toEqual([
    { kind: 'keptLate' },
    { kind: 'late', by: { years: 0, months: 1, days: 1, atLeast: false } },
  ]);
});

it('A statement of low confidence is marked as such, with why there is no evidence', () => {
  expect(view('borders').history.entries[0]).toMatchObject({
    id: 'borders-update',
    confidence: 'low',
    evidenceMissing: { text: 'The regulation cannot be identified.' },
  });
});

it('What the record learned later is unknown before, however early it happened', () => {
  const ids = (clocks: object) => view('borders', clocks).history.entries.map(({ id }) => id);
  expect(ids({ asOf: '2026-09-01' })).toContain('borders-update');
  expect(ids({ knownAt: '2026-09-01' })).not.toContain('borders-update');
});

it('Who is in charge is known from the day the office began', () => {
  expect(view('corps').inCharge).toEqual([
    {
      title: { text: 'Commissioner for Internal Affairs', lang: 'en' },
      holder: 'Magnus Brunner',
      since: { date: '2024-12-01', precision: 'day' },
    },
  ]);
  expect(view('corps', { asOf: '2024-11-30' }).inCharge).toEqual([]);
});
