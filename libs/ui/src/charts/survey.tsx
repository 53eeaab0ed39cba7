import type { VNode } from 'preact';
import { printNumber } from '../dates.js';
import { usePage } from '../parts/page-context.js';
import { Original, Say } from '../parts/say.js';
import { Sources } from '../parts/source.js';
import type { Phrase } from '../phrase.js';
import type { Translate } from '../translate.js';
import type { SurveyView } from '../views/priority.js';

/** Each survey by itself: different questions are never joined to a curve. */
export function Surveys({ of }: { of: readonly SurveyView[] }): VNode {
  const { t } = usePage();
  if (of.length === 0) return <p class="muted">{t('noSurvey')}</p>;
  return (
    <>
      <div class={of.length > 1 ? 'two fig' : 'fig'}>
        {of.map((survey) => (
          <Survey key={survey.title.text} of={survey} />
        ))}
      </div>
      {of.length > 1 && <p class="small muted">{t('surveysDiffer')}</p>}
    </>
  );
}

function Survey({ of }: { of: SurveyView }): VNode {
  const { t, lang } = usePage();
  return (
    <figure>
      <figcaption>
        <h3>
          <Original text={of.title} />
        </h3>
      </figcaption>
      <dl class="pct">
        {of.findings.map(({ statement, value, unit }) => (
          <div key={statement.text}>
            <dt>
              <Original text={statement} />
            </dt>
            <dd>
              <b>{unit === 'percent' || unit === '%' ? t('percent', printNumber(value, lang)) : `${printNumber(value, lang)} ${unit}`}</b>
              <svg class="bar100" aria-hidden="true">
                <rect class="rest" width="100%" height="100%" rx="2" />
                <rect class="part" width={`${Math.min(Math.max(value, 0), 100)}%`} height="100%" rx="2" />
              </svg>
            </dd>
          </div>
        ))}
      </dl>
      <p class="src">
        <Say it={particulars(of, t, lang)} />
      </p>
      <Sources of={of.evidence} label={t('source')} />
    </figure>
  );
}

/** Sample, fieldwork, publication, as far as they are known. */
function particulars(of: SurveyView, t: Translate, lang: string): Phrase {
  const doubt = of.sampleConfidence === 'high' ? '' : ` (${t('confidenceNote', of.sampleConfidence)})`;
  const known: Phrase[] = [
    ...(of.sample === null ? [] : [[`${t('sample', printNumber(of.sample, lang))}${doubt}`]]),
    ...(of.fieldwork ? [t('askedFromTo', of.fieldwork.from, of.fieldwork.to)] : []),
    ...(of.publishedOn ? [t('publishedOn', of.publishedOn)] : []),
  ];
  return known.flatMap((one, i) => (i === 0 ? one : [', ', ...one]));
}
