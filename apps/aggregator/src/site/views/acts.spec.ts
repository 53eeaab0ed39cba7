import { type LegislativeStage, partialDate } from '@milepost/contracts';
import { stagesOf } from './acts.js';

const act = (...reached: [LegislativeStage, string][]) => ({
  stage: reached.at(-1)?.[0] ?? null,
  stages: reached.map(([stage, on]) => ({ stage, on: partialDate(on), eventId: stage })),
});

describe('The stages of an act', () => {
  it.each<[string, ReturnType<typeof act>, string[]]>([
    ['none is tracked', act(), []],
    ['on its way', act(['tabled', '2022-05-11']), ['tabled 2022-05-11 here', 'adopted – ahead', 'inForce – ahead']],
    [
      'first heard of in force: what it must have passed is not reported',
      act(['inForce', '2021-11-17']),
      ['tabled – passed', 'adopted – passed', 'inForce 2021-11-17 here'],
    ],
    [
      'agreed and applicable are days of their own',
      act(['tabled', '2022-09-15'], ['provisionalAgreement', '2023-11-30'], ['inForce', '2024-12-10'], ['applicable', '2027-12-11']),
      [
        'tabled 2022-09-15 passed',
        'provisionalAgreement 2023-11-30 passed',
        'adopted – passed',
        'inForce 2024-12-10 passed',
        'applicable 2027-12-11 here',
      ],
    ],
    [
      'lapsed after it was in force',
      act(['tabled', '2020-09-10'], ['adopted', '2021'], ['inForce', '2021'], ['lapsed', '2026-04-03']),
      ['tabled 2020-09-10 passed', 'adopted 2021 passed', 'inForce 2021 passed', 'lapsed 2026-04-03 ended'],
    ],
    ['withdrawn: nothing lies ahead', act(['tabled', '2020'], ['withdrawn', '2021']), ['tabled 2020 passed', 'withdrawn 2021 ended']],
    [
      'a deal that failed: negotiation again',
      act(['tabled', '2020'], ['provisionalAgreement', '2021'], ['underNegotiation', '2022']),
      ['tabled 2020 passed', 'underNegotiation 2022 here', 'provisionalAgreement 2021 passed', 'adopted – ahead', 'inForce – ahead'],
    ],
  ])('%s', (_, given, expected) => {
    expect(stagesOf(given).map(({ stage, on, at }) => `${stage} ${on?.date ?? '–'} ${at}`)).toEqual(expected);
  });
});
