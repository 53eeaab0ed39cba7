import { partialDate } from '@milepost/contracts';
import { actor, promiseOf, describeDepartment, Notebook } from '@milepost/department';
import { health } from './health.js';

describeDepartment(health);

describe('Health has rules of its own', () => {
  const editor = actor('editor', 'editor:health');
  const target = { kind: 'target', id: 'target-one' } as const;

  const started = (unit = 'cases') => {
    const book = new Notebook(health);
    book.submit(actor('keeper', 'keeper'), {
      kind: 'commitment',
      id: 'promise-one',
      type: 'CommitmentRegistered',
      change: promiseOf('health'),
    });
    const change = {
      commitment: 'promise-one',
      title: { en: 'Cases' },
      kind: 'goal',
      unit,
      direction: 'decrease',
      baseline: null,
      value: 0,
      due: null,
    };
    book.submit(editor, { ...target, type: 'TargetSet', change });
    return book;
  };
  const period = (from: string, to: string) => ({ from: partialDate(from), to: partialDate(to) });
  const complete = { source: 'ECDC', referencePeriod: period('2023', '2023') };
  const measure = (book: Notebook, value: number, more: object = complete) =>
    book.submit(editor, { ...target, type: 'TargetMeasured', change: { value, measuredOn: partialDate('2024'), ...more } });

  it.each([
    ['without a source', { referencePeriod: complete.referencePeriod }, { refused: 'missing-source', pointer: '/change/source' }],
    ['without a period', { source: 'ECDC' }, { refused: 'missing-source', pointer: '/change/referencePeriod' }],
    ['with a period that runs backwards', { source: 'ECDC', referencePeriod: period('2023', '2022') }, { refused: 'dates-differ' }],
    ['with both', complete, { recorded: expect.anything() }],
  ])('a figure %s', (_, more, told) => expect(measure(started(), 100, more)).toMatchObject(told));

  it.each([
    [0, 'cases', 0],
    [1, 'cases', null],
    [4, 'cases', null],
    [5, 'cases', 5],
    [3, 'percent', 3],
  ])('of %d %s discloses %p', (value, unit, disclosed) => {
    const book = started(unit);
    measure(book, value);
    expect(book.events.at(-1)!.data.state).toMatchObject({ measurements: [{ value: disclosed }] });
  });

  it('may hold something back; other departments may not', () => expect(health.embargoes).toBe(true));
});
