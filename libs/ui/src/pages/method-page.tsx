import type { VNode } from 'preact';
import { Breadcrumb } from '../parts/breadcrumb.js';
import { Columns, type SectionOf } from '../parts/columns.js';
import { Meanings, WordsOfStatus } from '../parts/meanings.js';
import { usePage } from '../parts/page-context.js';
import { PageTitle } from '../parts/page-title.js';
import type { Translate } from '../translate.js';
import { method } from '../languages/en-method.js';
import type { MethodView } from '../views/about.js';

/** What each word means and the exact rule of every word that nobody writes. */
export function MethodPage({ of }: { of: MethodView }): VNode {
  const { t } = usePage();
  return (
    <>
      <Breadcrumb of={of.crumb} />
      <div class="head">
        <PageTitle>{t('methodTitle')}</PageTitle>
        <p class="lead">{t('methodLead')}</p>
      </div>
      <Columns sections={sections(of, t)} follow={null} />
    </>
  );
}

const sections = (of: MethodView, t: Translate): SectionOf[] => [
  { id: 'words', title: t('methodWords'), content: <WordsOfStatus /> },
  {
    id: 'derived',
    title: t('methodDerived'),
    content: <Meanings note={t('methodDerivedNote')} heads={[t('colWord'), t('colRule')]} rows={method.derived} />,
  },
  { id: 'evidence', title: t('evidence'), content: <Meanings heads={[t('colConfidence'), t('colMeaning')]} rows={method.evidence} /> },
  { id: 'dates', title: t('methodDates'), content: <p class="measure">{method.datesText}</p> },
  { id: 'clocks', title: t('methodTimes'), content: <Paragraphs of={method.clocksText} /> },
  { id: 'verify', title: t('methodCheck'), content: <Check of={of} /> },
];

function Paragraphs({ of }: { of: readonly string[] }): VNode {
  return (
    <div class="stack measure">
      {of.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </div>
  );
}

function Check({ of }: { of: MethodView }): VNode {
  const { t } = usePage();
  return (
    <>
      <Paragraphs of={method.checkText} />
      <p class="fig">
        <code>{of.verifyCommand}</code>
      </p>
      {of.data && (
        <p class="fig">
          <a href={of.data}>{t('footData')}</a>
        </p>
      )}
    </>
  );
}
