import { isBefore, sameDate, type Target, type TargetChanges } from '@milepost/contracts';
import { type Check, when } from '../proposal.js';
import { refuse } from '../refusal.js';

const rescheduledFromItsDue = when<Target, TargetChanges['TargetRescheduled']>('TargetRescheduled', ({ before, change }) => {
  if (!sameDate(change.from, before.due))
    return refuse('stale-value', `The due date in force is ${before.due?.date ?? 'not given'}.`, '/change/from');
  return sameDate(change.from, change.to) ? refuse('no-change', 'The new date is the old one.', '/change/to') : undefined;
});

/** Without a figure a measurement says why: a band, or that it is suppressed. */
const figure = when<Target, TargetChanges['TargetMeasured']>('TargetMeasured', ({ change, said }) => {
  if (change.value === null && !change.band && !change.suppressed)
    return refuse('missing-source', 'A measurement without a value names its band or says that it is suppressed.', '/change/value');
  return isBefore(said.occurredOn, change.measuredOn)
    ? refuse('dates-differ', 'A value is not reported before it was measured.', '/change/measuredOn')
    : undefined;
});

export const targetChecks: readonly Check[] = [rescheduledFromItsDue, figure];
