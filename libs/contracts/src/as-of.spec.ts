import { asOf, type Clocks, holding } from './as-of.js';
import { recorded, type Said } from './fixtures/recorded.js';
import type { Commitment } from './kinds/commitment.js';
import type { Milestone } from './kinds/milestone.js';
import { partialDate } from './partial-date.js';
import { en } from './texts.js';

const reason = en('A reason.');
const on = (date: string): Clocks => ({ world: partialDate(date) });

const report = (given: Omit<Said, 'kind' | 'id'>): Said => ({ kind: 'milestone', id: 'report', ...given });
const planned = (day: string) =>
  ({ type: 'MilestoneScheduled', on: day, change: { commitment: 'c', title: en('Report'), due: null } }) as const;
const met = (day: string) => ({ type: 'MilestoneMet', on: day, change: { dateMet: partialDate(day) } }) as const;
const milestone = (said: Said[], clocks: Clocks) =>
  asOf(recorded(...said), clocks).get('milestone/report')?.state as Milestone | null | undefined;

describe('A step reached in May 2025 that the record learned in 2026', () => {
  const said = [
    report({ ...planned('2024-03-01'), at: '2024-03-02T10:00:00.000Z' }),
    report({ ...met('2025-05'), at: '2026-01-02T10:00:00.000Z' }),
  ];

  it.each<[string, Clocks, string | undefined]>([
    ['as it stood in June 2025', on('2025-06-30'), 'met'],
    ['as it stood within the month', on('2025-05-20'), 'scheduled'],
    ['as it stood before it was planned', on('2023'), undefined],
    ['as we knew it at the end of 2025', { known: '2025-12-31' }, 'scheduled'],
    ['as we knew it on the day it was recorded', { known: '2026-01-02' }, 'met'],
    ['as we knew it an hour before', { known: '2026-01-02T09:00:00.000Z' }, 'scheduled'],
    ['as it stood in June 2025, as we knew it then', { ...on('2025-06-30'), known: '2025-06-30' }, 'scheduled'],
    ['as it stood in 2023, by all that is known', { ...on('2023'), known: '2026-12-31' }, undefined],
  ])('%s: %s', (_, clocks, status) => {
    expect(milestone(said, clocks)?.status).toBe(status);
  });
});

describe('A claim of 2024 that was corrected in 2026', () => {
  const commitment = (given: Omit<Said, 'kind' | 'id'>): Said => ({ kind: 'commitment', id: 'alliance', ...given });
  const events = recorded(
    commitment({ type: 'CommitmentRegistered', on: '2024', at: '2025-01-10T10:00:00.000Z', change: {} }),
    commitment({
      type: 'DeliveryStatusClaimed',
      on: '2024',
      at: '2025-01-10T10:00:01.000Z',
      eventId: 'claim',
      change: { from: 'notStarted', to: 'delivered', basis: 'page', reason },
    }),
    commitment({
      type: 'FactCorrected',
      on: '2024',
      at: '2026-02-01T10:00:00.000Z',
      change: { supersedes: 'claim', field: 'deliveryStatus', from: 'delivered', to: 'partiallyDelivered', reason },
    }),
  );
  const delivery = (clocks: Clocks) => (asOf(events, clocks).get('commitment/alliance')?.state as Commitment | undefined)?.delivery.status;

  it.each<[string, Clocks, string | undefined]>([
    ['as it stood at the end of 2024, it was partly kept', on('2024-12-31'), 'partiallyDelivered'],
    ['as we knew it in 2025, it was kept', { known: '2025-06-01' }, 'delivered'],
    ['as it stood in 2020, the entry is there without any step', on('2020'), 'notStarted'],
    ['as we knew it before it was registered, it is not there', { known: '2024-12-31' }, undefined],
  ])('%s', (_, clocks, status) => {
    expect(delivery(clocks)).toBe(status);
  });
});

describe('Days that are themselves corrected', () => {
  const day = (to: string) => report({ type: 'FactCorrected', on: '2025-02-01', change: { supersedes: 'met', field: 'occurredOn', from: null, to: partialDate(to), reason } }); // prettier-ignore
  const said = (to: string) => [report(planned('2024')), report({ ...met('2025-02-01'), eventId: 'met' }), day(to)];

  it('an event moved to a later day does not hold before it', () => {
    expect(milestone(said('2025-08-01'), on('2025-07-31'))?.status).toBe('scheduled');
    expect(milestone(said('2025-08-01'), on('2025-08-01'))?.status).toBe('met');
  });

  it('an event moved to an earlier day holds from then on', () => {
    expect(milestone(said('2024-12-31'), on('2024-12-31'))?.status).toBe('met');
  });
});

describe('What was retracted', () => {
  const retraction = (supersedes: string) => report({ type: 'FactRetracted', on: '2026-01-01', change: { supersedes, reason } });
  const said = (supersedes: string) => [
    report({ ...planned('2024'), eventId: 'planned' }),
    report({ ...met('2025-02-01'), eventId: 'met' }),
    retraction(supersedes),
  ];

  it('never held, whatever day the retraction names', () => {
    expect(milestone(said('met'), on('2025-06-01'))?.status).toBe('scheduled');
  });

  it('with the event that began an entry the entry is gone, and what followed with it', () => {
    expect(milestone(said('planned'), on('2025-06-01'))).toBeNull();
    expect(milestone(said('planned'), {})).toBeNull();
  });
});

it('An event known by its year counts from the end of that year', () => {
  const said = [report(planned('2023')), report(met('2024'))];
  expect([milestone(said, on('2024-06-30'))?.status, milestone(said, on('2024-12-31'))?.status]).toEqual(['scheduled', 'met']);
});

it('With an event of an entry the one that began it counts, however inexact its day', () => {
  const said = [report(planned('2024')), report(met('2024-05-17'))];
  expect(milestone(said, on('2024-06-30'))?.status).toBe('met');
});

it('A clock that stepped back leaves no hole in what was known', () => {
  const said = [
    report({ ...planned('2024'), at: '2025-01-01T00:00:01.000Z' }),
    report({ ...met('2024-05-17'), at: '2025-01-01T00:00:00.000Z' }),
  ];
  expect(holding(recorded(...said), { known: '2025-01-01T00:00:00.500Z' })).toHaveLength(2);
});
