import { recorded, type Said } from '../fixtures/recorded.js';
import { partialDate } from '../partial-date.js';
import type { DeliveryStatus } from '../status.js';
import { en } from '../texts.js';
import type { EventName } from '../vocabulary.js';
import type { Commitment } from './commitment.js';

const reason = en('So it was decided.');
const registered = { lead: 'migration', contributors: ['security'], title: en('A promise') };
const claim = (from: DeliveryStatus, to: DeliveryStatus): [EventName, object] => [
  'DeliveryStatusClaimed',
  { from, to, basis: 'page', reason },
];

function after(...events: [EventName, object][]): Commitment {
  const all: [EventName, object][] = [['CommitmentRegistered', registered], ...events];
  const said = all.map(([type, change], at): Said => ({ kind: 'commitment', id: 'c', type, on: `202${at}`, change, eventId: `e${at}` }));
  return recorded(...said).at(-1)!.data.state as Commitment;
}

const verdict = { verdict: 'confirmed', reason, assessor: 'party-council', aboutEventId: 'e1' };

describe('A commitment', () => {
  it('enters the record without any step reported and not assessed', () => {
    expect(after()).toMatchObject({
      delivery: { status: 'notStarted', highest: 'notStarted', since: null },
      assessment: { verdict: 'notAssessed' },
    });
  });

  it('keeps the best status it ever had', () => {
    const fallen = after(claim('notStarted', 'delivered'), claim('delivered', 'inProgress'));
    expect(fallen.delivery).toEqual({ status: 'inProgress', highest: 'delivered', since: partialDate('2022'), basis: 'page', reason });
  });

  it('counts a corrected claim as it is corrected: it was never kept', () => {
    const correction: [EventName, object] = [
      'FactCorrected',
      { supersedes: 'e1', field: 'deliveryStatus', from: 'delivered', to: 'partiallyDelivered', reason },
    ];
    expect(after(claim('notStarted', 'delivered'), correction).delivery).toMatchObject({
      status: 'partiallyDelivered',
      highest: 'partiallyDelivered',
    });
  });

  it('is assessed until the department claims anew', () => {
    const assessed: [EventName, object] = ['AssessmentRecorded', verdict];
    expect(after(claim('notStarted', 'inProgress'), assessed).assessment).toEqual({ ...verdict, on: partialDate('2022') });
    expect(after(claim('notStarted', 'inProgress'), assessed, claim('inProgress', 'delivered')).assessment).toEqual({
      verdict: 'notAssessed',
    });
  });

  it('withdrawn is not pursued, and says why', () => {
    expect(after(['CommitmentWithdrawn', { reason }]).delivery).toMatchObject({ status: 'notPursued', reason, since: partialDate('2021') });
  });

  it('changes hands: the new lead is no longer a contributor', () => {
    expect(after(['ResponsibilityTransferred', { from: 'migration', to: 'security', reason }])).toMatchObject({
      lead: 'security',
      contributors: [],
    });
  });

  it('was announced on the day of its first public word', () => {
    expect(after(['CommitmentAnnounced', {}]).announced).toEqual(partialDate('2021'));
  });
});
