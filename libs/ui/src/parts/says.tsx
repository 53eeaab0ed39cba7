import type { VNode } from 'preact';
import { languageName } from '../dates.js';
import { sentences } from '../phrase.js';
import type { SaysView } from '../views/commitment.js';
import { usePage } from './page-context.js';
import { Original, Say } from './say.js';

/** The promise in its own words, never shortened. */
export function Says({ of }: { of: SaysView }): VNode {
  const { t, lang } = usePage();
  if (!of.statement) return <NotYetWorded of={of} />;
  const origin = t(of.from === 'heading' ? 'saysHeading' : 'saysFrom', of.pageTitle, of.wordedIn);
  return (
    <blockquote class="says" cite={of.pageHref ?? undefined}>
      <p>
        “<Original text={of.statement} />”
      </p>
      <footer>
        <Say it={sentences(origin, of.firstPublicWord && t('saysFirst', of.firstPublicWord))} />
        {of.statement.lang !== lang && ` ${t('notTranslated', languageName(of.statement.lang, lang))}`}
      </footer>
    </blockquote>
  );
}

function NotYetWorded({ of }: { of: SaysView }): VNode {
  const { t } = usePage();
  return (
    <div class="says">
      <p>
        <Say it={t('saysNotYet', of.wordedIn)} />
      </p>
      {of.firstPublicWord && (
        <footer>
          <Say it={t('saysAnnounced', of.firstPublicWord)} />
        </footer>
      )}
    </div>
  );
}
