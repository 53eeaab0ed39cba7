import type { VNode } from 'preact';
import type { DeliveryStatus, LegislativeStage } from '../codes.js';
import { Breadcrumb } from '../parts/breadcrumb.js';
import { Columns, type SectionOf } from '../parts/columns.js';
import { usePage } from '../parts/page-context.js';
import { PageTitle } from '../parts/page-title.js';
import { Status } from '../parts/status.js';
import type { Translate } from '../translate.js';
import { method } from '../languages/en-method.js';
import type { MethodView } from '../views/pages.js';
import { assessmentSigns, deliverySigns, milestoneSigns, type Sign, stageSigns } from '../words.js';

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

type SignedRow = readonly [Sign, string, string];

function WordsOfStatus(): VNode {
  const { t } = usePage();
  const delivery = (Object.keys(method.deliveryMeaning) as DeliveryStatus[]).map((code): SignedRow => [
    deliverySigns[code],
    t('delivery', code),
    method.deliveryMeaning[code],
  ]);
  const stages = method.stageMeaning.map(([code, meaning]): SignedRow => [stageSigns[code], t('stage', code as LegislativeStage), meaning]);
  return (
    <>
      <p class="measure">{t('methodWordsNote')}</p>
      <Signed caption={t('isKept', false)} rows={delivery} />
      <Signed caption={t('howFar', false)} rows={stages} />
      <Signed
        caption={t('wereReached')}
        rows={keysOf(method.stepMeaning).map((code) => [milestoneSigns[code], t('step', code), method.stepMeaning[code]])}
      />
      <Signed
        caption={t('doesAgree', false)}
        rows={keysOf(method.verdictMeaning).map((code) => [assessmentSigns[code], t('verdict', code), method.verdictMeaning[code]])}
      />
    </>
  );
}

const keysOf = <T extends object>(of: T) => Object.keys(of) as (keyof T)[];

function Signed({ caption, rows }: { caption: string; rows: readonly SignedRow[] }): VNode {
  const { t } = usePage();
  return (
    <table class="tbl fig">
      <caption>{caption}</caption>
      <Heads of={[t('colWord'), t('colMeaning')]} />
      <tbody>
        {rows.map(([sign, word, meaning]) => (
          <tr key={word}>
            <th scope="row">
              <Status sign={sign} words={word} />
            </th>
            <td>{meaning}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Meanings({ note, heads, rows }: { note?: string; heads: readonly string[]; rows: readonly (readonly [string, string])[] }): VNode {
  return (
    <>
      {note && <p class="measure">{note}</p>}
      <table class="tbl fig">
        <Heads of={heads} />
        <tbody>
          {rows.map(([word, rule]) => (
            <tr key={word}>
              <th scope="row">{word}</th>
              <td>{rule}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Heads({ of }: { of: readonly string[] }): VNode {
  return (
    <thead>
      <tr>
        {of.map((head) => (
          <th key={head} scope="col">
            {head}
          </th>
        ))}
      </tr>
    </thead>
  );
}

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
