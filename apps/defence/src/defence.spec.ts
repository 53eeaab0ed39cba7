import { partialDate } from '@milepost/contracts';
import { actor, promiseOf, describeDepartment, Notebook } from '@milepost/department';
import { defence } from './defence.js';
import { bandOf } from './rules.js';

describeDepartment(defence);

describe('Defence has rules of its own', () => {
  const publisher = actor('machine', 'publisher:defence');
  const promise = { kind: 'commitment', id: 'promise-one' } as const;
  const target = { kind: 'target', id: 'target-one' } as const;
  const claim = {
    ...promise,
    type: 'DeliveryStatusClaimed',
    change: { from: 'notStarted', to: 'inProgress', basis: 'page', reason: { en: 'It began.' } },
  } as const;

  const started = () => {
    const book = new Notebook(defence);
    book.submit(actor('keeper', 'keeper'), { ...promise, type: 'CommitmentRegistered', change: promiseOf('defence') });
    const change = {
      commitment: promise.id,
      title: { en: 'Contracts' },
      kind: 'budget',
      unit: 'EUR',
      direction: 'increase',
      baseline: null,
      value: 1e9,
      due: null,
    };
    book.submit(publisher, { ...target, type: 'TargetSet', change });
    return book;
  };

  it('lets a change of status wait for a second person, even from a machine', () =>
    expect(started().submit(publisher, claim)).toEqual({ waits: true }));

  it('records it with the name of who approved', () => {
    const book = started();
    expect(book.submit(publisher, claim, 'approver')).toMatchObject({
      recorded: { data: { actor: { id: 'machine', approvedBy: 'approver' } } },
    });
  });

  it('lets a due date move without a second person', () => {
    const change = { from: null, to: partialDate('2027'), reason: { en: 'It has a date now.' } };
    expect(started().submit(publisher, { ...target, type: 'TargetRescheduled', change })).toHaveProperty('recorded');
  });

  it.each([
    [0, 0, 1e6],
    [999_999, 0, 1e6],
    [1e6, 1e6, 5e6],
    [64e6, 50e6, 100e6],
    [3e9, 1e9, null],
  ])('puts %d euro into the band from %d', (value, from, to) => expect(bandOf(value)).toEqual({ from, to }));

  it('discloses the value of a contract in a band', () => {
    const book = started();
    const change = { value: 64_250_000, measuredOn: partialDate('2024'), contract: true };
    expect(book.submit(publisher, { ...target, type: 'TargetMeasured', change })).toMatchObject({
      state: { measurements: [{ value: 64_250_000 }] },
    });
    expect(book.events.at(-1)!.data.state).toMatchObject({ measurements: [{ value: null, band: { from: 50e6, to: 100e6 } }] });
    expect(JSON.stringify(book.events)).not.toContain('64250000');
  });
});
