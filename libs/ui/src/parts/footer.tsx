import type { VNode } from 'preact';
import type { PageFrame } from '../views/page-frame.js';
import { usePage } from './page-context.js';

export function Footer({ frame: { footer, navigation } }: { frame: PageFrame }): VNode {
  const { t } = usePage();
  return (
    <footer class="foot">
      <div class="w">
        <div>
          <p>
            <strong>{t('siteName')}</strong> {t('purpose')}
          </p>
          <p>{t('manner')}</p>
        </div>
        <Links
          of={[
            [navigation.method, t('footMethod')],
            [footer.verify, t('footVerify')],
            [footer.accessibility, t('footAccessibility')],
          ]}
        />
        <Links
          of={[
            [footer.data, t('footData')],
            [footer.feeds, t('footFeeds')],
          ]}
        />
      </div>
    </footer>
  );
}

/** Addresses that do not exist (yet) are left out, never printed as dead links. */
function Links({ of }: { of: readonly (readonly [string | null, string])[] }): VNode | null {
  const known = of.filter(([href]) => href !== null);
  if (known.length === 0) return null;
  return (
    <ul>
      {known.map(([href, label]) => (
        <li key={label}>
          <a href={href ?? undefined}>{label}</a>
        </li>
      ))}
    </ul>
  );
}
