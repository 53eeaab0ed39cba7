import { TopicCheck } from './check-topic.js';

const faultsOf = (events: [subject: string, version: number][], expected: number) => {
  const check = new TopicCheck();
  for (const [subject, version] of events) check.take(JSON.stringify({ subject, data: { version } }));
  return check.faults(expected);
};

describe('TopicCheck', () => {
  it.each([
    { given: 'two histories between each other', events: [['a', 1], ['b', 1], ['b', 2], ['a', 2]], expected: [] },
    { given: 'one that is lost', events: [['a', 1], ['a', 2], ['a', 3]], expected: ['4 events should be on the topic, 3 are'] },
    { given: 'one that came twice', events: [['a', 1], ['a', 2], ['a', 2], ['a', 3], ['a', 4]], expected: ['1 events came again or too late'] },
    {
      given: 'two that changed places',
      events: [['a', 1], ['a', 3], ['a', 2], ['a', 4]],
      expected: ['1 events came again or too late', '4 events should be on the topic, 3 are', '1 events came before the one they follow'],
    },
  ] as { given: string; events: [string, number][]; expected: string[] }[])('$given', ({ events, expected }) => {
    expect(faultsOf(events, 4)).toEqual(expected);
  }); // prettier-ignore

  it('knows at which version all entries stood when their histories do not begin here', () => {
    const check = new TopicCheck(1);
    for (const version of [2, 3, 5]) check.take(JSON.stringify({ subject: 'a', data: { version } }));
    expect(check.faults(3)).toEqual(['1 events came before the one they follow']);
  });

  it('finds nothing lost when something was sent again after a crash', () => {
    const check = new TopicCheck();
    for (const version of [1, 2, 3, 2, 3, 4]) check.take(JSON.stringify({ subject: 'a', data: { version } }));
    expect(check.losses(4)).toEqual([]);
    expect(check.losses(5)).toEqual(['5 events should be on the topic, 4 are']);
  });
});
