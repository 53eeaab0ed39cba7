import { recorded, type Said } from '../fixtures/recorded.js';
import { partialDate } from '../partial-date.js';
import { en } from '../texts.js';
import type { EventName, States } from '../vocabulary.js';

const commitment = 'child-sexual-abuse-rules';
const reason = en('It was not renewed in time.');

function after<K extends 'act' | 'document'>(kind: K, ...events: [EventName, string, object?][]): States[K] {
  const all: [EventName, string, object?][] = [
    ['EntryRegistered', '2020', { title: en('Interim rules'), form: 'regulation', identifiers: [] }],
    ...events,
  ];
  const said = all.map(([type, on, change = {}], at): Said => ({
    kind,
    id: 'a',
    type,
    on,
    change: at === 0 ? change : { commitment, ...change },
  }));
  return recorded(...said).at(-1)!.data.state as States[K];
}

describe('An act', () => {
  it('has no stage before somebody reports one', () => {
    expect(after('act')).toMatchObject({ trackedIn: null, stage: null, stageSince: null, stages: [], expiresOn: null });
  });

  it('the interim rules: tabled, adopted, in force, extended, lapsed', () => {
    const lapsed = after(
      'act',
      ['InitiativeTabled', '2020-09-10'],
      ['StageReached', '2021', { from: 'tabled', to: 'adopted' }],
      ['StageReached', '2021', { from: 'adopted', to: 'inForce' }],
      ['ActExtended', '2024-04-29', { from: partialDate('2024-08-03'), to: partialDate('2026-04-03') }],
      ['ActLapsed', '2026-04-03', { reason }],
    );
    expect(lapsed).toMatchObject({ trackedIn: commitment, stage: 'lapsed', stageSince: partialDate('2026-04-03'), expiresOn: partialDate('2026-04-03'), endReason: reason }); // prettier-ignore
    expect(lapsed.stages.map(({ stage, on }) => `${stage} ${on.date}`)).toEqual([
      'tabled 2020-09-10',
      'adopted 2021',
      'inForce 2021',
      'lapsed 2026-04-03',
    ]);
  });

  it.each([
    ['ActRepealed', 'repealed'],
    ['ActAnnulled', 'annulled'],
  ] as const)('%s ends it as %s', (type, stage) => {
    expect(after('act', [type, '2026', { reason }])).toMatchObject({ stage, endReason: reason });
  });

  it('a vote that moves no stage changes nothing', () => {
    const vote: [EventName, string, object] = [
      'ProceduralStepTaken',
      '2026-03-26',
      { body: 'European Parliament', step: 'firstReading', result: 'rejected' },
    ];
    expect(after('act', ['InitiativeTabled', '2025'], vote)).toMatchObject({ stage: 'tabled', stageSince: partialDate('2025') });
  });
});

it('A document is tabled by a commitment and has no stage', () => {
  const tabled = after('document', ['InitiativeTabled', '2022-04-27']);
  expect(tabled).toMatchObject({ commitment, tabledOn: partialDate('2022-04-27') });
  expect(tabled).not.toHaveProperty('stage');
});
