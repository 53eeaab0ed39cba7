import { type LanguageMap, type MilestoneEvent, startOf } from '@milepost/contracts';
import type { AssessmentView, ClaimView, SaysView } from '@milepost/ui';
import { departmentName, type Reading } from '../reading.js';
import { changeOf } from './events.js';
import type { PromiseFacts } from './standing.js';
import { evidenceView, textOf, textOrNull } from './texts.js';

/** On a day before the page was worded there is no statement yet, only the first public word. */
export function saysView({ state, events }: PromiseFacts, reading: Reading): SaysView {
  const page = reading.record.one('page', state.page)?.state;
  const wordedIn = page?.wordingFrom?.on ?? state.announced ?? reading.day;
  const worded = !reading.past || startOf(wordedIn) <= startOf(reading.day);
  const first = state.announced ?? events[0]?.data.occurredOn ?? null;
  return {
    statement: worded ? textOf(state.statement, reading) : null,
    from: state.statementFrom,
    pageTitle: page ? textOf(page.title, reading).text : '',
    pageHref: page?.url ?? null,
    wordedIn,
    firstPublicWord: first && startOf(first) < startOf(wordedIn) ? first : null,
  };
}

const lastOf = (events: readonly MilestoneEvent[], ...types: string[]) => events.findLast(({ type }) => types.includes(type));

/** What the lead department says about delivery, and on which evidence. */
export function claimView({ state, events }: PromiseFacts, reading: Reading): ClaimView {
  const { status, since, basis, reason } = state.delivery;
  const claim = since && lastOf(events, 'DeliveryStatusClaimed', 'CommitmentWithdrawn');
  return {
    status,
    department: departmentName(reading, state.lead),
    on: since,
    basis: basis ?? null,
    reason: textOrNull(reason, reading),
    evidence: claim ? claim.data.evidence.map(evidenceView) : [],
  };
}

/** What an independent reviewer says about that claim. */
export function assessmentView({ state, events }: PromiseFacts, reading: Reading): AssessmentView {
  const { verdict, on, reason, assessor } = state.assessment;
  const event = verdict === 'notAssessed' ? undefined : lastOf(events, 'AssessmentRecorded');
  return {
    verdict,
    assessor: assessor ? (reading.record.one('party', assessor)?.state.name ?? assessor) : null,
    on: on ?? null,
    reason: textOrNull(reason ?? (event && changeOf<{ reason?: LanguageMap }>(event).reason), reading),
    evidence: event ? event.data.evidence.map(evidenceView) : [],
  };
}
