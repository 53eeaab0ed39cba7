import { allows, type Commitment, type CommitmentChanges, deliveryTransitions } from '@milepost/contracts';
import { type Check, when } from '../proposal.js';
import { refuse } from '../refusal.js';

type Registered = CommitmentChanges['CommitmentRegistered'];

const ledHere = when<null, Registered>('CommitmentRegistered', ({ change, department }) =>
  change.lead === department
    ? undefined
    : refuse('wrong-department', `A promise led by ${change.lead} is registered there, not in ${department}.`, '/change/lead'),
);

const jointWithReason = when<null, Registered>('CommitmentRegistered', ({ change }) => {
  if (change.contributors.includes(change.lead))
    return refuse('no-change', 'The lead is not a contributor as well.', '/change/contributors');
  return change.contributors.length === 0 || change.departmentsReason
    ? undefined
    : refuse('missing-reason', 'Say why these departments share the promise.', '/change/departmentsReason');
});

const claimsFromToday = when<Commitment, CommitmentChanges['DeliveryStatusClaimed']>('DeliveryStatusClaimed', ({ before, change }) => {
  const { status } = before.delivery;
  if (change.from !== status) return refuse('stale-value', `The status on the record is ${status}, not ${change.from}.`, '/change/from');
  return allows(deliveryTransitions, status, change.to)
    ? undefined
    : refuse('forbidden-transition', `A promise does not go from ${status} to ${change.to}.`, '/change/to');
});

const withdrawable = when<Commitment, unknown>('CommitmentWithdrawn', ({ before }) =>
  allows(deliveryTransitions, before.delivery.status, 'notPursued')
    ? undefined
    : refuse('forbidden-transition', `A promise does not go from ${before.delivery.status} to notPursued.`),
);

const fromTheLead = when<Commitment, CommitmentChanges['ResponsibilityTransferred']>('ResponsibilityTransferred', ({ before, change }) => {
  if (change.from !== before.lead) return refuse('stale-value', `The lead is ${before.lead}, not ${change.from}.`, '/change/from');
  return change.to === change.from ? refuse('no-change', 'The lead is this department already.', '/change/to') : undefined;
});

/** Who claims does not assess: can() sees to roles, this sees to what is assessed. */
const aboutAClaim = when<Commitment, CommitmentChanges['AssessmentRecorded']>('AssessmentRecorded', ({ change }) =>
  change.verdict === 'notAssessed' ? refuse('no-change', 'notAssessed is no verdict; a new claim sets it.', '/change/verdict') : undefined,
);

export const commitmentChecks: readonly Check[] = [ledHere, jointWithReason, claimsFromToday, withdrawable, fromTheLead, aboutAClaim];
