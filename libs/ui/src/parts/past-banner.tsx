import type { VNode } from 'preact';
import type { PageFrame, PastView } from '../views/page-frame.js';
import { AsOfForm } from './as-of.js';
import { usePage } from './page-context.js';
import { Say } from './say.js';

/** Says by which clock the page is read, what is left out, and how to get back. */
export function PastBanner({ frame, past }: { frame: PageFrame; past: PastView }): VNode {
  const { t, moment } = usePage();
  return (
    <section class="past" aria-labelledby="past-h">
      <div class="w">
        <div>
          <h2 id="past-h">
            <Say it={moment ?? ''} />
          </h2>
          <p>
            {t(past.asOf && past.knownAt ? 'pastBothNote' : past.asOf ? 'pastAsItWasNote' : 'pastAsKnownNote')}{' '}
            <a href={past.otherClock}>{t(past.knownAt ? 'showAsItWas' : 'showAsKnown')}</a>
          </p>
          <Hops past={past} />
          <details class="fold">
            <summary>{t('anotherDay')}</summary>
            <AsOfForm frame={frame} />
          </details>
        </div>
        <a class="btn" href={past.backToToday}>
          {t('backToToday')}
        </a>
      </div>
    </section>
  );
}

function Hops({ past }: { past: PastView }): VNode {
  const { t } = usePage();
  return (
    <div class="hop">
      {past.before && (
        <a href={past.before.href}>
          <span aria-hidden="true">←</span> <Say it={t('changeBefore', past.before.on)} />
        </a>
      )}
      {past.after && (
        <a href={past.after.href}>
          <Say it={t('changeAfter', past.after.on)} /> <span aria-hidden="true">→</span>
        </a>
      )}
      <span>{t('leftOut', past.leftOut)}</span>
    </div>
  );
}
