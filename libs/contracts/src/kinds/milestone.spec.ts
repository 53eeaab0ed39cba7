import { recorded, type Said } from '../fixtures/recorded.js';
import { partialDate } from '../partial-date.js';
import { en } from '../texts.js';
import type { EventName } from '../vocabulary.js';
import type { Milestone } from './milestone.js';

const due = partialDate('2026-11-18');
const later = partialDate('2027-03');
const reason = en('The figures came late.');

const scheduled: [EventName, object] = ['MilestoneScheduled', { commitment: 'c', title: en('Report'), due, dueText: en('in four years') }];

function after(...events: [EventName, object?][]): Milestone | null {
  const said = events.map(([type, change], at): Said => ({ kind: 'milestone', id: 'm', type, on: `202${at + 1}`, change: change ?? {} }));
  return recorded(...said).at(-1)!.data.state as Milestone | null;
}

describe('A milestone', () => {
  it('is planned with its first due date', () => {
    expect(after(scheduled)).toMatchObject({ status: 'scheduled', due, dueHistory: [{ due, setOn: partialDate('2021') }], met: null });
  });

  it('keeps every due date when it moves, and not the words of the one before', () => {
    const moved = after(scheduled, ['MilestoneRescheduled', { from: due, to: later, reason }])!;
    expect(moved).toMatchObject({
      status: 'scheduled',
      due: later,
      dueHistory: [{ due }, { due: later, reason, setOn: partialDate('2022') }],
    });
    expect(moved).not.toHaveProperty('dueText');
  });

  it.each<[EventName, object, Partial<Milestone>]>([
    ['MilestonePartiallyMet', { reason }, { status: 'partiallyMet', reason }],
    ['MilestoneMissed', { reason }, { status: 'notMet', reason }],
    ['MilestoneCancelled', { reason }, { status: 'cancelled', reason }],
    ['MilestoneMet', { dateMet: partialDate('2022') }, { status: 'met', met: partialDate('2022') }],
  ])('after %s', (type, change, expected) => {
    expect(after(scheduled, [type, change])).toMatchObject(expected);
  });

  it('is reached late: why it was missed is no longer said', () => {
    const met = after(scheduled, ['MilestoneMissed', { reason }], ['MilestoneMet', { dateMet: partialDate('2023') }])!;
    expect(met).toMatchObject({ status: 'met', met: partialDate('2023') });
    expect(met).not.toHaveProperty('reason');
  });

  it('is reversed: no longer reached, and since when', () => {
    const reversed = after(scheduled, ['MilestoneMet', { dateMet: partialDate('2022') }], ['MilestoneReversed', { reason }]);
    expect(reversed).toMatchObject({ status: 'notMet', met: null, reversed: partialDate('2023'), reason });
  });

  it('may be reached without ever having been planned', () => {
    const change = { commitment: 'c', title: en('The directive is in force'), dateMet: partialDate('2021') };
    expect(after(['MilestoneMet', change])).toEqual({
      commitment: 'c',
      title: change.title,
      status: 'met',
      due: null,
      dueHistory: [],
      met: change.dateMet,
      reversed: null,
    });
  });

  it('cannot begin by being reached when nobody says what it is', () => {
    expect(() => after(['MilestoneMet', { dateMet: partialDate('2021') }])).toThrow(/never planned/);
  });

  it('cannot begin by being moved', () => {
    expect(() => after(['MilestoneRescheduled', { from: due, to: later, reason }])).toThrow(/does not begin/);
  });
});
