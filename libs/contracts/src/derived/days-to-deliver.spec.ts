import { partialDate } from '../partial-date.js';
import type { DeliveryStatus, LegislativeStage } from '../status.js';
import { daysToDeliver, daysToKeep } from './days-to-deliver.js';

const act = (...stages: [LegislativeStage, string][]) => ({
  stages: stages.map(([stage, on]) => ({ stage, on: partialDate(on), eventId: stage })),
});

describe('Days from tabled to in force', () => {
  it.each<[string, ReturnType<typeof act>, { days: number; atLeast: boolean } | null]>([
    [
      'Eurojust evidence rules',
      act(['tabled', '2022-04-25'], ['adopted', '2022-05-30'], ['inForce', '2022-06-01']),
      { days: 37, atLeast: false },
    ],
    ['Blue Card', act(['tabled', '2016-06-07'], ['adopted', '2021-10-20'], ['inForce', '2021-11-17']), { days: 1989, atLeast: false }],
    ['a month on one side: from its end', act(['tabled', '2024-05'], ['inForce', '2024-06-11']), { days: 11, atLeast: true }],
    ['both in one month', act(['tabled', '2024-05'], ['inForce', '2024-05']), { days: 0, atLeast: true }],
    ['less exact than a month', act(['tabled', '2021'], ['inForce', '2021-08-02']), null],
    ['not in force', act(['tabled', '2022-05-11']), null],
    ['never tabled as far as is known', act(['inForce', '2022-05-11']), null],
    [
      'entered into force once, then lapsed',
      act(['tabled', '2022-01-01'], ['inForce', '2022-01-03'], ['lapsed', '2022-02-01']),
      { days: 2, atLeast: false },
    ],
  ])('%s', (_, given, days) => {
    expect(daysToDeliver(given)).toEqual(days);
  });
});

describe('Days from announced to kept', () => {
  const promise = (announced: string | null, status: DeliveryStatus, since: string) => ({
    announced: announced === null ? null : partialDate(announced),
    delivery: { status, highest: status, since: partialDate(since) },
  });
  it.each([
    ['kept', promise('2022-04-27', 'delivered', '2022-05-27'), { days: 30, atLeast: false }],
    ['not kept', promise('2022-04-27', 'inProgress', '2022-05-27'), null],
    ['never announced', promise(null, 'delivered', '2022-05-27'), null],
    ['kept some day of a year', promise('2022-04-27', 'delivered', '2024'), null],
  ])('%s', (_, given, days) => {
    expect(daysToKeep(given)).toEqual(days);
  });
});
