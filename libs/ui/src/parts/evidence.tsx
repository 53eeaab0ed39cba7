import type { VNode } from 'preact';
import { languageName } from '../dates.js';
import type { EvidenceView } from '../views/values.js';
import { usePage } from './page-context.js';
import { Day } from './say.js';
import { Tag } from './tags.js';

const tones = { high: 'kept', medium: undefined, low: 'wait' } as const;

/** Every source behind a promise: best first as given, with its confidence, and said so where there is none. */
export function EvidenceTable({ of }: { of: readonly EvidenceView[] }): VNode {
  const { t } = usePage();
  if (of.length === 0) return <p>{t('noEvidence')}</p>;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={t('evidenceTable')}>
      <table class="tbl">
        <caption>{t('evidenceCaption', of.length)}</caption>
        <thead>
          <tr>
            {([t('colSource'), t('colPublisher'), t('colPublished'), t('colConfidence')] as const).map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {of.map((one) => (
            <Row key={one.title.text + one.publisher} of={one} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ of }: { of: EvidenceView }): VNode {
  const { t } = usePage();
  return (
    <tr>
      <th scope="row">
        <Title of={of} />
      </th>
      <td>{of.publisher}</td>
      <td>{of.publishedOn ? <Day date={of.publishedOn} /> : t('nothing')}</td>
      <td>
        <Tag tone={tones[of.confidence]} words={t('confidence', of.confidence)} />
      </td>
    </tr>
  );
}

function Title({ of }: { of: EvidenceView }): VNode {
  const { t, lang } = usePage();
  const foreign = of.language === lang ? undefined : of.language;
  return (
    <>
      {of.url ? (
        <a href={of.url} lang={foreign} hreflang={foreign}>
          {of.title.text}
        </a>
      ) : (
        <span lang={foreign}>{of.title.text}</span>
      )}
      {foreign && <span class="muted"> ({t('inLanguage', languageName(foreign, lang))})</span>}
      {!of.url && <span class="muted"> – {t('addressNotKept')}</span>}
    </>
  );
}
