import type { VNode } from 'preact';
import { Surveys } from '../charts/survey.js';
import { BigCounts } from '../parts/counts.js';
import { Roles } from '../parts/in-charge.js';
import { HowObjectives } from '../parts/how-objectives.js';
import { Objectives } from '../parts/objectives.js';
import { Breadcrumb } from '../parts/breadcrumb.js';
import { Columns, type SectionOf } from '../parts/columns.js';
import { usePage } from '../parts/page-context.js';
import { PageTitle } from '../parts/page-title.js';
import { PolicyAreas } from '../parts/policy-areas.js';
import { Original, Say } from '../parts/say.js';
import { Progress } from '../parts/progress.js';
import { Spotlights } from '../parts/spotlight.js';
import type { Translate } from '../translate.js';
import type { PriorityView } from '../views/priority.js';

/** The public page of a priority: every heading and bullet in its order, and how each promise stands. */
export function PriorityPage({ of }: { of: PriorityView }): VNode {
  const { t, past } = usePage();
  return (
    <>
      <Breadcrumb of={of.crumb} />
      <div class="head">
        <p class="kick">{t('priorityOf', of.mandate)}</p>
        <PageTitle>
          <Original text={of.title} />
        </PageTitle>
        <div class="stand">
          <BigCounts of={of.counts} />
          <p class="small muted">
            <a class="lnk" href={of.list}>
              {t('promisesUnder', of.promises, of.objectives.length)}
            </a>{' '}
            <Say it={t('countedAt', of.countedOn)} />.
          </p>
        </div>
      </div>
      <Columns sections={sections(of, t)} follow={past ? null : of.follow} />
    </>
  );
}

/** In the order of the Commission page; a heading stays also where nothing stands under it. */
function sections(of: PriorityView, t: Translate): SectionOf[] {
  return [
    { id: 'overview', title: t('overview'), content: <Overview of={of} /> },
    { id: 'think', title: t('whatEuropeansThink'), content: <Surveys of={of.surveys} /> },
    { id: 'objectives', title: t('objectives'), content: <Objectives of={of.objectives} /> },
    { id: 'how', title: t('how'), content: <How of={of} /> },
    { id: 'progress', title: t('progress'), content: <Progress of={of.progress} /> },
    { id: 'spotlight', title: t('spotlight'), content: <Spotlights of={of.spotlights} /> },
    { id: 'charge', title: t('inCharge'), content: <Roles of={of.roles} /> },
    ...(of.policyAreas.length > 0 ? [{ id: 'areas', title: t('policyAreas'), content: <PolicyAreas of={of.policyAreas} /> }] : []),
  ];
}

function Overview({ of }: { of: PriorityView }): VNode {
  const { t } = usePage();
  return (
    <>
      {of.overview.map((paragraph) => (
        <p key={paragraph.text} class="lead plain">
          <Original text={paragraph} />
        </p>
      ))}
      <p class="src">
        {t('wordingOf')} {of.page.href ? <a href={of.page.href}>{t('commissionPage')}</a> : t('commissionPage')},{' '}
        <Say it={[of.page.wordedIn]} />.
      </p>
    </>
  );
}

function How({ of }: { of: PriorityView }): VNode {
  const { t } = usePage();
  return (
    <>
      <p class="muted small">{t('howNote')}</p>
      {of.approach && (
        <p>
          <Original text={of.approach} />
        </p>
      )}
      <HowObjectives of={of.objectives} />
    </>
  );
}
