import type { VNode } from 'preact';
import { Pulse } from '../charts/pulse.js';
import { printNumber } from '../dates.js';
import { ChangeRows } from '../parts/change-rows.js';
import { BigCounts } from '../parts/counts.js';
import { DueRows } from '../parts/due-rows.js';
import { Glyph } from '../parts/glyph.js';
import { usePage } from '../parts/page-context.js';
import { PageTitle } from '../parts/page-title.js';
import { Follow } from '../parts/follow.js';
import { LookCloser } from '../parts/look-closer.js';
import { Original } from '../parts/say.js';
import { Scorecard } from '../parts/scorecard.js';
import type { HomeView } from '../views/home.js';

/** How many promises are kept, what is wrong, what is new, what is due, and who has been silent. */
export function HomePage({ of }: { of: HomeView }): VNode {
  const { t } = usePage();
  return (
    <>
      <Opening of={of} />
      <section aria-labelledby="departments-h">
        <h2 id="departments-h">{t('byDepartment')}</h2>
        <div class="fig">
          <Scorecard caption={t('byDepartmentCaption')} rows={of.byDepartment} totals={of.counts} />
        </div>
      </section>
      <Mandates of={of.mandates} />
      <div class="two sec wide">
        <Newest of={of} />
        <DueDates of={of} />
      </div>
      <section class="sec" aria-labelledby="heard-h">
        <h2 id="heard-h">{t('lastHeard')}</h2>
        <p class="muted small measure">{t('lastHeardNote')}</p>
        <Pulse of={of.pulse} />
      </section>
      {of.follow && (
        <div class="sec">
          <Follow of={of.follow} row />
        </div>
      )}
    </>
  );
}

function Opening({ of }: { of: HomeView }): VNode {
  const { t } = usePage();
  return (
    <div class="head two wide">
      <div>
        <PageTitle narrow>{t('homeTitle')}</PageTitle>
        <p class="lead">
          {of.promises === 0 ? t('nothingYet') : t('homeLead', of.promises, t('inWords', of.pages), t('inWords', of.departments))}
        </p>
        <BigCounts of={of.counts} />
      </div>
      <LookCloser of={of.look} />
    </div>
  );
}

function Mandates({ of }: { of: HomeView['mandates'] }): VNode {
  const { t } = usePage();
  return (
    <section class="sec" aria-labelledby="mandates-h">
      <h2 id="mandates-h">{t('byObjective')}</h2>
      <div class="two fig">
        {of.map(({ label, href, subtitle, rows }) => (
          <div key={href}>
            <h3>
              <a href={href}>{label}</a>
            </h3>
            <p class="muted small">
              <Original text={subtitle} />
            </p>
            <Scorecard caption={t('objectiveCaption', label)} captionHidden rows={rows} />
          </div>
        ))}
      </div>
    </section>
  );
}

function Newest({ of }: { of: HomeView }): VNode {
  const { t, lang } = usePage();
  return (
    <section aria-labelledby="newest-h">
      <h2 id="newest-h">{t('newestChanges')}</h2>
      {of.newest.length === 0 ? <p class="muted">{t('nothingYet')}</p> : <ChangeRows of={of.newest} />}
      {of.allChanges.href && (
        <a class="more" href={of.allChanges.href}>
          {t('allChanges', printNumber(of.allChanges.count, lang))}
        </a>
      )}
    </section>
  );
}

function DueDates({ of }: { of: HomeView }): VNode {
  const { t } = usePage();
  return (
    <section class="due-list" aria-labelledby="due-h">
      <h2 id="due-h">{t('due')}</h2>
      <h3>{t('justPast')}</h3>
      <DueRows of={of.overdue} none={t('nothingOverdue')} />
      {of.allOverdue.count > of.overdue.length && of.allOverdue.href && (
        <a class="more" href={of.allOverdue.href}>
          {t('allOverdue', of.allOverdue.count)}
        </a>
      )}
      <h3>{t('next')}</h3>
      <DueRows of={of.next} none={t('nothingDue')} />
      {of.calendar && (
        <a class="more" href={of.calendar}>
          <Glyph name="cal" /> {t('allDueDates')}
        </a>
      )}
    </section>
  );
}
