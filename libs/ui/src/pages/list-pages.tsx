import type { VNode } from 'preact';
import { printNumber } from '../dates.js';
import { ChangeRows } from '../parts/change-rows.js';
import { Chips, Filters } from '../parts/filters.js';
import { Breadcrumb } from '../parts/breadcrumb.js';
import { Follow } from '../parts/follow.js';
import { usePage } from '../parts/page-context.js';
import { PageTitle } from '../parts/page-title.js';
import { PromiseRows } from '../parts/promise-rows.js';
import type { ChangesView, PromisesView } from '../views/lists.js';

/** The list behind a number: which filters, how many match, and each promise with where it stands. */
export function PromisesPage({ of }: { of: PromisesView }): VNode {
  const { t } = usePage();
  return (
    <>
      <Breadcrumb of={of.crumb} />
      <div class="head">
        <PageTitle>{of.title || t('promisesTitle')}</PageTitle>
      </div>
      <div class="cols">
        <div class="toc">
          <Filters of={of.filters} action={of.search.action} search={of.search.value} />
        </div>
        <div class="body">
          <a class="btn sec-b sm to-filters" href="#filters">
            {t('filters')}
          </a>
          <div class="bar">
            <p>
              <strong>{t('matching', of.total)}</strong>
            </p>
            <Chips chosen={of.chosen} clear={of.clear} />
          </div>
          {of.promises.length > 0 ? <PromiseRows of={of.promises} /> : <NoMatch of={of} />}
          <More href={of.next} label={t('moreRows')} />
        </div>
      </div>
    </>
  );
}

/** An empty list says why and offers the nearest ones that are not. */
function NoMatch({ of }: { of: PromisesView }): VNode {
  const { t } = usePage();
  return (
    <div class="empty">
      <h2>{t('noMatch')}</h2>
      {of.nearest.length > 0 && (
        <>
          <p>{t('nearest')}</p>
          <ul class="dots fig">
            {of.nearest.map(({ href, label, count }) => (
              <li key={href}>
                <a href={href}>{label}</a> ({count})
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function More({ href, label }: { href: string | null; label: string }): VNode | null {
  return href ? (
    <a class="more" href={href} rel="next">
      {label}
    </a>
  ) : null;
}

/** Everything that changed, newest first. */
export function ChangesPage({ of }: { of: ChangesView }): VNode {
  const { t, lang, past } = usePage();
  return (
    <>
      <Breadcrumb of={of.crumb} />
      <div class="head">
        <PageTitle>{t('changesTitle')}</PageTitle>
        <p class="lead">{t('changesLead')}</p>
      </div>
      <div class="bar">
        <p>
          <strong>{t('changesCount', printNumber(of.total, lang))}</strong>
        </p>
        <Chips chosen={of.chosen} clear={of.clear} />
      </div>
      <h2 class="vh">{t('newestChanges')}</h2>
      {of.changes.length > 0 ? <ChangeRows of={of.changes} /> : <p class="empty">{t('noChanges')}</p>}
      <More href={of.next} label={t('older')} />
      {!past && of.follow && (
        <div class="sec">
          <Follow of={of.follow} row />
        </div>
      )}
    </>
  );
}
