import type { VNode } from 'preact';
import type { TagView } from '../views/values.js';
import type { ChangeView } from '../views/history.js';
import { Change } from './change.js';
import { usePage } from './page-context.js';
import { Day, Original } from './say.js';
import { Tags } from './tags.js';

/** What changed, newest first; a change for the worse has a red bar and the same size as any other. */
export function ChangeRows({ of }: { of: readonly ChangeView[] }): VNode {
  return (
    <ol class="rows fig">
      {of.map((change) => (
        <li key={change.subject.href + change.recordedAt + change.change.kind} class="chg">
          <span class="when">
            <Day date={change.occurredOn} />
          </span>
          <div class={change.regression ? 'flip' : undefined}>
            <Row of={change} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function Row({ of }: { of: ChangeView }): VNode {
  const { lang } = usePage();
  return (
    <>
      <h3>
        <a href={of.subject.href} lang={of.subject.lang === lang ? undefined : of.subject.lang}>
          {of.subject.label}
        </a>
      </h3>
      <p>
        <What of={of} />
        {of.reason && (
          <>
            {' '}
            <Original text={of.reason} />
          </>
        )}
      </p>
      <Tags of={tagsOf(of)} />
    </>
  );
}

function What({ of: { change, summary } }: { of: ChangeView }): VNode {
  const { t } = usePage();
  if (change.kind !== 'delivery') {
    return <Change of={change} summary={summary} />;
  }
  return (
    <>
      {t('fromTo')}{' '}
      <span class="fromto">
        {t('delivery', change.from)}
        <span aria-hidden="true">→</span>
        <span class="vh"> {t('to')} </span>
        <strong>{t('delivery', change.to)}</strong>
      </span>
      .
    </>
  );
}

const tagsOf = ({ undone, departments, confidence }: ChangeView): TagView[] => [
  ...(undone ? [{ kind: 'undone' as const, highest: undone }] : []),
  { kind: 'departments', ...departments },
  ...(confidence === 'medium' ? [{ kind: 'mediumConfidence' as const }] : []),
];
