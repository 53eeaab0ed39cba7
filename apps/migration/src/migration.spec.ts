import { partialDate } from '@milepost/contracts';
import { actor, promiseOf, describeDepartment, Notebook } from '@milepost/department';
import { migration } from './migration.js';

describeDepartment(migration);

describe('Migration has rules of its own', () => {
  const keeper = actor('keeper', 'keeper');
  const editor = actor('editor', 'editor:migration');
  const promise = { kind: 'commitment', id: 'promise-one' } as const;

  const started = () => {
    const book = new Notebook(migration);
    book.submit(keeper, { ...promise, type: 'CommitmentRegistered', change: promiseOf('migration') });
    return book;
  };

  const act = (book: Notebook, to: string, identifiers: object[]) => {
    book.submit(keeper, {
      kind: 'act',
      id: 'act-one',
      type: 'EntryRegistered',
      change: { title: { en: 'An act' }, form: 'regulation', identifiers },
    });
    return book.submit(editor, { kind: 'act', id: 'act-one', type: 'StageReached', change: { commitment: promise.id, to } });
  };
  const url = 'https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32024R1351';
  const celex = { scheme: 'celex', value: '32024R1351', url, confidence: 'high' };
  const ofProposal = { scheme: 'celex', value: '52020PC0610', url, confidence: 'high', of: 'proposal' };

  it.each([
    ['in force without a name in the Official Journal', 'inForce', [], { refused: 'missing-identifier' }],
    ['in force with the name of its proposal only', 'inForce', [ofProposal], { refused: 'missing-identifier' }],
    ['in force with its CELEX number', 'inForce', [celex], { recorded: expect.anything() }],
    ['adopted, not yet published', 'adopted', [], { recorded: expect.anything() }],
  ])('an act %s', (_, to, identifiers, told) => expect(act(started(), to, identifiers)).toMatchObject(told));

  it.each([
    ['without countries', {}, { refused: 'missing-countries', pointer: '/change/countries' }],
    ['with countries', { countries: ['IT', 'GR'] }, { recorded: expect.anything() }],
  ])('a figure %s', (_, more, told) => {
    const book = started();
    const target = { kind: 'target', id: 'target-one' } as const;
    const change = {
      commitment: promise.id,
      title: { en: 'Staff' },
      kind: 'goal',
      unit: 'staff',
      direction: 'increase',
      baseline: null,
      value: 10,
      due: null,
    };
    book.submit(editor, { ...target, type: 'TargetSet', change });
    expect(
      book.submit(editor, { ...target, type: 'TargetMeasured', change: { value: 4, measuredOn: partialDate('2024'), ...more } }),
    ).toMatchObject(told);
  });
});
