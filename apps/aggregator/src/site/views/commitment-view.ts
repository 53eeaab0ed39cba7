import { type LanguageMap, type MilestoneEvent, startOf } from '@milepost/contracts';
import type { AssessmentView, ClaimView, CommitmentView, Crumb, DepartmentInCharge, SaysView } from '@milepost/ui';
import { departmentName, type Reading } from '../reading.js';
import type { Standing } from '../snapshot.js';
import { actsOf, actView, documentView } from './acts.js';
import { answerFacts, axesView } from './answer.js';
import { conflictsOf } from './conflicts.js';
import { changeOf, evidenceIn } from './events.js';
import { historyOf } from './history.js';
import { roleView, rolesOn } from './people.js';
import { planOf } from './plan.js';
import { slipsOf } from './slips.js';
import { promiseFacts, type PromiseFacts } from './standing.js';
import { statusOverTime } from './status-over-time.js';
import { tagsOf } from './tags.js';
import { evidenceView, textOf, textOrNull, yearsOf } from './texts.js';

/** Histories longer than this are cut; the list of changes has all. */
const historyLength = 25;

/** Everything the page of one promise shows, from the part of the record that concerns it. */
export function commitmentView(entry: Standing<'commitment'>, reading: Reading): CommitmentView {
  const { record, to } = reading;
  const of = promiseFacts(entry, reading);
  const { state } = of;
  const acts = actsOf('act', entry, record);
  const history = historyOf(of.events, reading);
  return {
    id: of.id,
    title: textOf(state.title, reading),
    crumb: crumb(entry, reading),
    mandates: mandates(state.mandates, reading),
    says: saysView(of, reading),
    answer: answerFacts(of, acts, reading),
    axes: axesView(of, acts, reading),
    tags: tagsOf(of, 'page'),
    slips: slipsOf(of.steps, reading),
    statusOverTime: statusOverTime(of, reading),
    plan: planOf(of.id, of.steps, acts, reading),
    acts: acts.map((act) => actView(act, of.id, reading)),
    documents: actsOf('document', entry, record).map((document) => documentView(document, reading)),
    claim: claimView(of, reading),
    assessment: assessmentView(of, reading),
    conflicts: conflictsOf(of.events, reading),
    evidence: evidenceIn(of.events).map(evidenceView),
    history: { entries: history.slice(0, historyLength), total: history.length, all: to.changes({ commitment: of.id }) },
    inCharge: rolesOn(reading)
      .filter((role) => role.state.departments.includes(state.lead))
      .map((role) => roleView(role, reading)),
    department: inCharge(state.lead, reading),
    contributors: state.contributors.map((id) => inCharge(id, reading)),
    related: relatedTo(of, reading),
    follow: null,
    suggest: null,
  };
}

function mandates(ids: readonly string[], { record }: Reading): string[] {
  const found = ids.flatMap((id) => record.one('mandate', id) ?? []);
  return found.sort((a, b) => startOf(a.state.start).localeCompare(startOf(b.state.start))).map(({ state }) => yearsOf(state));
}

/** The closing page of a mandate is told by its heading "Promises kept". */
export const isClosing = (page: Standing<'page'> | undefined): boolean =>
  page?.state.headings.some(({ becomes }) => becomes === 'deliveryClaims') ?? false;

export function crumb({ state }: Standing<'commitment'>, { record, to, t }: Reading): Crumb {
  const objective = record.one('objective', state.objective);
  const page = record.one('page', state.page);
  const mandate = page && record.one('mandate', page.state.mandate);
  const closing = isClosing(page);
  const parent = closing && page ? to.promisesKept(page.state.mandate) : to.priority(objective?.state.priority ?? '');
  const label = closing ? `${t('promisesKept')} ${mandate ? yearsOf(mandate.state) : ''}` : priorityTitle(objective, { record, to });
  const anchor = closing ? state.objective : `how-${state.objective}`;
  return {
    trail: [
      { href: to.home(), label: t('home') },
      { href: parent, label },
      ...(objective ? [{ href: `${parent}#${anchor}`, label: textOf(objective.state.title, { to }).text }] : []),
    ],
    current: textOf(state.title, { to }).text,
  };
}

function priorityTitle(objective: Standing<'objective'> | undefined, { record, to }: Pick<Reading, 'record' | 'to'>): string {
  const priority = objective && record.one('priority', objective.state.priority);
  return priority ? textOf(priority.state.title, { to }).text : '';
}

/** On a day before the page was worded there is no statement yet, only the first public word. */
function saysView({ state, events }: PromiseFacts, reading: Reading): SaysView {
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

function claimView({ state, events }: PromiseFacts, reading: Reading): ClaimView {
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

function assessmentView({ state, events }: PromiseFacts, reading: Reading): AssessmentView {
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

const inCharge = (id: string, reading: Reading): DepartmentInCharge => ({
  href: reading.to.department(id),
  label: departmentName(reading, id),
  lastNews: reading.departments.find((one) => one.id === id)?.lastNews ?? null,
});

function relatedTo({ id, state }: PromiseFacts, { record, to }: Reading): CommitmentView['related'] {
  const link = (other: string) => {
    const found = record.one('commitment', other);
    return { href: to.commitment(other), label: found ? textOf(found.state.title, { to }).text : other };
  };
  const pointing = record
    .all('commitment')
    .flatMap((other) =>
      other.state.related
        .filter(({ commitment }) => commitment === id)
        .map(({ relation }) => ({ relation: reverse[relation], commitment: link(other.id) })),
    );
  const own = state.related.map(({ relation, commitment }) => ({ relation, commitment: link(commitment) }));
  const known = new Set(own.map(({ commitment }) => commitment.href));
  return [...own, ...pointing.filter(({ commitment }) => !known.has(commitment.href))];
}

const reverse = { continues: 'continuedBy', continuedBy: 'continues', supports: 'supportedBy' } as const;
