import type { VNode } from 'preact';
import { BigCounts } from '../parts/counts.js';
import { Theme } from '../parts/theme.js';
import { Breadcrumb } from '../parts/breadcrumb.js';
import { Follow } from '../parts/follow.js';
import { usePage } from '../parts/page-context.js';
import { PageTitle } from '../parts/page-title.js';
import { PolicyAreas } from '../parts/policy-areas.js';
import { Original, Say } from '../parts/say.js';
import type { PromisesKeptView } from '../views/priority.js';

/** The closing page of a mandate, heading by heading, with what has become of each promise since. */
export function PromisesKeptPage({ of }: { of: PromisesKeptView }): VNode {
  const { t, past } = usePage();
  return (
    <>
      <Breadcrumb of={of.crumb} />
      <div class="head">
        <p class="kick">{t('keptKick', of.mandate, of.priority.title.text)}</p>
        <PageTitle>{t('promisesKept')}</PageTitle>
        <p class="lead">{t('keptLead', of.promises)}</p>
        <div class="stand">
          <BigCounts of={of.counts} />
          <p class="small muted">{t('keptNote', of.notAssessed, of.promises)}</p>
        </div>
      </div>
      <Ambition of={of} />
      <h2 class="vh">{t('promisesKept')}</h2>
      {of.themes.map((theme) => (
        <Theme key={theme.id} of={theme} />
      ))}
      <Closing of={of} />
      {!past && of.follow && (
        <div class="sec">
          <Follow of={of.follow} row />
        </div>
      )}
    </>
  );
}

/** What the page says before its promises: the ambition, its subtitle and the overview. */
function Ambition({ of: { priority, page } }: { of: PromisesKeptView }): VNode {
  const { t } = usePage();
  return (
    <section aria-labelledby="ambition-h">
      <h2 id="ambition-h">
        <Original text={priority.title} />
      </h2>
      {priority.subtitle && (
        <p class="lead">
          <Original text={priority.subtitle} />
        </p>
      )}
      {priority.overviewTitle && (
        <details class="fold words">
          <summary>
            <h3>
              <Original text={priority.overviewTitle} />
            </h3>
          </summary>
          {priority.overview.map((paragraph) => (
            <p key={paragraph.text} class="measure">
              <Original text={paragraph} />
            </p>
          ))}
          <p class="src">
            {t('wordingOf')} {page.href ? <a href={page.href}>{t('commissionPage')}</a> : t('commissionPage')}, <Say it={[page.wordedIn]} />
            .
          </p>
        </details>
      )}
    </section>
  );
}

function Closing({ of: { learnMore, policyAreas } }: { of: PromisesKeptView }): VNode {
  const { t } = usePage();
  return (
    <>
      {learnMore && (
        <p class="fig">
          <Original text={learnMore} />
        </p>
      )}
      {policyAreas.length > 0 && (
        <section class="sec" id="areas" aria-labelledby="areas-h">
          <h2 id="areas-h">{t('policyAreas')}</h2>
          <PolicyAreas of={policyAreas} />
        </section>
      )}
    </>
  );
}
