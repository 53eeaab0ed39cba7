import type { VNode } from 'preact';
import { PlanChart } from '../charts/plan-chart.js';
import { SlipChart } from '../charts/slip-chart.js';
import { StatusChart } from '../charts/status-chart.js';
import { Acts } from '../parts/acts.js';
import { Answer } from '../parts/answer.js';
import { Axes } from '../parts/axes.js';
import { Documents } from '../parts/documents.js';
import { EvidenceTable } from '../parts/evidence.js';
import { History } from '../parts/history.js';
import { InCharge } from '../parts/in-charge.js';
import { Breadcrumb } from '../parts/breadcrumb.js';
import { Columns, type SectionOf } from '../parts/columns.js';
import { usePage } from '../parts/page-context.js';
import { PageTitle } from '../parts/page-title.js';
import { Original } from '../parts/say.js';
import { Says } from '../parts/says.js';
import { Tags } from '../parts/tags.js';
import { ClaimAndAssessment, Conflict } from '../parts/voices.js';
import type { Translate } from '../translate.js';
import type { CommitmentView } from '../views/commitment.js';

/** Answer first: the promise in its own words, one sentence, four axes. Everything below proves it. */
export function CommitmentPage({ of }: { of: CommitmentView }): VNode {
  const { t, past } = usePage();
  return (
    <>
      <Breadcrumb of={of.crumb} />
      <div class="head">
        <p class="kick">{kick(of.mandates, t)}</p>
        <PageTitle>
          <Original text={of.title} />
        </PageTitle>
        <Says of={of.says} />
        <section class="stand" id="status" aria-label={t('whereItStands', past)}>
          <Answer of={of.answer} />
          <Axes of={of.axes} />
          <Tags of={of.tags} />
        </section>
      </div>
      <Columns sections={sections(of, t, past)} follow={past ? null : of.follow} />
    </>
  );
}

const kick = ([first, ...later]: readonly string[], t: Translate): string => {
  const last = later.at(-1);
  return last ? t('promiseOfCarried', first ?? '', last) : t('promiseOf', first ?? '');
};

/** Only sections that have something to say; the contents list follows them. */
function sections(of: CommitmentView, t: Translate, past: boolean): SectionOf[] {
  const drawn = of.slips.length > 0 || of.plan !== null || of.statusOverTime !== null;
  const all: (SectionOf | false)[] = [
    drawn && { id: 'plan', title: t(of.statusOverTime ? 'whatHappened' : 'plannedActual'), content: <Plan of={of} /> },
    of.acts.length > 0 && { id: 'law', title: t('law', of.acts.length), content: <Acts of={of.acts} /> },
    of.documents.length > 0 && { id: 'papers', title: t('documents'), content: <Documents of={of.documents} /> },
    { id: 'claim', title: t('claimAndAssessment'), content: <ClaimAndAssessment claim={of.claim} assessment={of.assessment} /> },
    of.conflicts.length > 0 && { id: 'differ', title: t('sourcesDiffer'), content: <Conflicts of={of} /> },
    { id: 'evidence', title: t('evidence'), content: <EvidenceTable of={of.evidence} /> },
    { id: 'history', title: t('history', past), content: <Past of={of.history} /> },
    { id: 'charge', title: t('inCharge'), content: <InCharge roles={of.inCharge} lead={of.department} contributors={of.contributors} /> },
    of.related.length > 0 && { id: 'related', title: t('related'), content: <Related of={of.related} /> },
  ];
  return all.filter((section): section is SectionOf => section !== false);
}

function Plan({ of }: { of: CommitmentView }): VNode {
  const { t } = usePage();
  return (
    <>
      {of.statusOverTime && <StatusChart of={of.statusOverTime} />}
      {of.slips.map((slip) => (
        <SlipChart key={slip.id} of={slip} />
      ))}
      {of.plan && <PlanChart of={of.plan} title={t(of.slips.length > 0 ? 'otherSteps' : 'stepsHeading')} />}
    </>
  );
}

function Conflicts({ of }: { of: CommitmentView }): VNode {
  const { t } = usePage();
  return (
    <>
      {of.conflicts.map((conflict, i) => (
        <Conflict key={i} of={conflict} />
      ))}
      {of.suggest && (
        <p class="small muted">
          <a href={of.suggest}>{t('suggest')}</a>
        </p>
      )}
    </>
  );
}

function Past({ of }: { of: CommitmentView['history'] }): VNode {
  const { t } = usePage();
  const whole = of.entries.length === of.total;
  return (
    <>
      {of.total > 0 && <p class="muted">{whole ? t('historyCount', of.total) : t('historyPart', of.entries.length, of.total)}</p>}
      <History of={of.entries} />
      {!whole && of.all && (
        <a class="more" href={of.all}>
          {t('historyAll', of.total)}
        </a>
      )}
    </>
  );
}

function Related({ of }: { of: CommitmentView['related'] }): VNode {
  const { t } = usePage();
  return (
    <ul class="rows fig">
      {of.map(({ relation, commitment }) => (
        <li key={relation + commitment.href}>
          {t('relation', relation)} <a href={commitment.href}>{commitment.label}</a>
        </li>
      ))}
    </ul>
  );
}
