import type { VNode } from 'preact';
import { Pulse } from '../charts/pulse.js';
import { BigCounts } from '../parts/counts.js';
import { DueRows } from '../parts/due-rows.js';
import { Roles } from '../parts/in-charge.js';
import { Breadcrumb } from '../parts/breadcrumb.js';
import { Columns, type SectionOf } from '../parts/columns.js';
import { Notification } from '../parts/notification.js';
import { usePage } from '../parts/page-context.js';
import { PageTitle } from '../parts/page-title.js';
import { PromiseRows } from '../parts/promise-rows.js';
import { Original, Say } from '../parts/say.js';
import { Scorecard } from '../parts/scorecard.js';
import type { Translate } from '../translate.js';
import type { DepartmentsView, DepartmentView } from '../views/lists.js';

/** One department: how its promises stand, what is due, and when it was last heard. */
export function DepartmentPage({ of }: { of: DepartmentView }): VNode {
  const { t, past } = usePage();
  return (
    <>
      <Breadcrumb of={of.crumb} />
      <div class="head">
        <p class="kick">{t('departmentKick')}</p>
        <PageTitle>{of.label}</PageTitle>
        {of.scope && (
          <p class="lead">
            <Original text={of.scope} />
          </p>
        )}
        <div class="stand">
          <BigCounts of={of.counts} />
        </div>
        {of.heard.quietMonths !== null && <Silent of={of} />}
      </div>
      <Columns sections={sections(of, t)} follow={past ? null : of.follow} />
    </>
  );
}

function Silent({ of }: { of: DepartmentView }): VNode {
  const { t } = usePage();
  return (
    <div class="fig measure">
      <Notification level="h2" tone="wait" title={t('quietFor', of.heard.quietMonths ?? 0)}>
        <p>
          <Say it={of.heard.lastNews ? t('lastNewsOn', of.heard.lastNews) : t('noNewsEver')} />
        </p>
      </Notification>
    </div>
  );
}

const sections = (of: DepartmentView, t: Translate): SectionOf[] => [
  { id: 'overdue', title: t('overdueHeading'), content: <DueRows of={of.overdue} none={t('nothingOverdue')} /> },
  { id: 'next', title: t('dueNext'), content: <DueRows of={of.next} none={t('nothingDue')} /> },
  {
    id: 'promises',
    title: t('promisesHeading'),
    content: of.promises.length > 0 ? <PromiseRows of={of.promises} /> : <p class="muted">{t('noPromises')}</p>,
  },
  { id: 'heard', title: t('lastHeardOne'), content: <Pulse of={of.pulse} /> },
  { id: 'charge', title: t('inCharge'), content: <Roles of={of.inCharge} /> },
];

/** All departments beside each other. */
export function DepartmentsPage({ of }: { of: DepartmentsView }): VNode {
  const { t } = usePage();
  return (
    <>
      <Breadcrumb of={of.crumb} />
      <div class="head">
        <PageTitle>{t('departments')}</PageTitle>
        <p class="lead">{t('departmentsLead')}</p>
      </div>
      <Scorecard caption={t('byDepartmentCaption')} rows={of.rows} totals={of.totals} />
      <section class="sec" aria-labelledby="heard-h">
        <h2 id="heard-h">{t('lastHeard')}</h2>
        <p class="muted small measure">{t('lastHeardNote')}</p>
        <Pulse of={of.pulse} />
      </section>
    </>
  );
}
