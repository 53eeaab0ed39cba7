import type { ComponentChildren, VNode } from 'preact';
import { languageName } from '../dates.js';
import type { EvidenceView } from '../views/values.js';
import { usePage } from './page-context.js';
import { Day } from './say.js';

/** Title, publisher, day; confidence is named where it is not high. */
export function Source({ of, confidence = true }: { of: EvidenceView; confidence?: boolean }): VNode {
  const { t } = usePage();
  return (
    <>
      <Linked href={of.url} language={of.language}>
        {of.title.text}
      </Linked>
      , {of.publisher}
      {of.publishedOn && (
        <>
          , <Day date={of.publishedOn} />
        </>
      )}
      {of.url === null && ` · ${t('addressNotKept')}`}
      {confidence && of.confidence !== 'high' && ` · ${t('confidenceNote', of.confidence)}`}
    </>
  );
}

/** All sources of a fact on one line; nothing when there are none. */
export function Sources({ of, label }: { of: readonly EvidenceView[]; label?: string }): VNode | null {
  if (of.length === 0) return null;
  return (
    <p class="src">
      {label && `${label} `}
      {of.map((one, i) => (
        <>
          {i > 0 && '; '}
          <Source of={one} />
        </>
      ))}
    </p>
  );
}

/** The publisher alone, linked: for charts, where space is short. */
export function Publisher({ of }: { of: EvidenceView }): VNode {
  const { lang, t } = usePage();
  const foreign = of.language !== lang && ` (${t('inLanguage', languageName(of.language, lang))})`;
  return (
    <>
      <Linked href={of.url}>{of.publisher}</Linked>
      {foreign}
    </>
  );
}

function Linked({ href, language, children }: { href: string | null; language?: string; children: ComponentChildren }): VNode {
  const { lang } = usePage();
  const foreign = language && language !== lang ? language : undefined;
  if (href === null) return <span lang={foreign}>{children}</span>;
  return (
    <a href={href} lang={foreign} hreflang={foreign}>
      {children}
    </a>
  );
}
