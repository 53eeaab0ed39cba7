import type { VNode } from 'preact';
import type { PageFrame } from '../views/page-frame.js';
import { usePage } from './page-context.js';

const sections = ['promises', 'changes', 'departments', 'method'] as const;
const labels = { promises: 'navPromises', changes: 'navChanges', departments: 'navDepartments', method: 'navMethod' } as const;

/** Skip link, the site's own mark (no emblem of an institution) and the main navigation. */
export function Header({ frame }: { frame: PageFrame }): VNode {
  const { t } = usePage();
  return (
    <>
      <a class="skip" href="#main">
        {t('skip')}
      </a>
      <header class="top">
        <div class="w">
          <a class="mark" href={frame.navigation.home}>
            <Mark />
            <span>{t('siteName')}</span>
          </a>
          <nav class="nav" aria-label={t('navMain')}>
            {sections.map((section) => (
              <a key={section} href={frame.navigation[section]} aria-current={frame.section === section ? 'page' : undefined}>
                {t(labels[section])}
              </a>
            ))}
          </nav>
          <TopRight frame={frame} />
        </div>
      </header>
    </>
  );
}

function TopRight({ frame }: { frame: PageFrame }): VNode {
  const { t } = usePage();
  return (
    <div class="top-r">
      {frame.navigation.search && <a href={frame.navigation.search}>{t('navSearch')}</a>}
      {frame.languages.map(({ lang, href, name }) => (
        <a key={lang} href={href} hreflang={lang} lang={lang}>
          {name}
        </a>
      ))}
    </div>
  );
}

function Mark(): VNode {
  return (
    <svg viewBox="0 0 22 28" aria-hidden="true">
      <path d="M2 26V11a9 9 0 0 1 18 0v15" fill="none" stroke="currentColor" stroke-width="2.6" />
      <path d="M0 26.7h22" stroke="currentColor" stroke-width="2.6" />
      <path d="M7 13.5h8M7 18.5h8" stroke="currentColor" stroke-width="2.4" />
    </svg>
  );
}
