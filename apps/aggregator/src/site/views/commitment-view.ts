import { startOf } from '@milepost/contracts';
import type { CommitmentView, DepartmentInCharge } from '@milepost/ui';
import { departmentName, type Reading } from '../reading.js';
import type { Standing } from '../snapshot.js';
import { actsOf, actView, documentView } from './acts.js';
import { answerFacts, axesView } from './answer.js';
import { conflictsOf } from './conflicts.js';
import { crumb } from './crumb.js';
import { evidenceIn } from './events.js';
import { historyOf } from './history.js';
import { roleView, rolesOn } from './people.js';
import { planOf } from './plan.js';
import { slipsOf } from './slips.js';
import { promiseFacts, type PromiseFacts } from './standing.js';
import { statusOverTime } from './status-over-time.js';
import { tagsOf } from './tags.js';
import { evidenceView, textOf, yearsOf } from './texts.js';
import { assessmentView, claimView, saysView } from './voices.js';

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
