import type { VNode } from 'preact';
import { Status } from './status.js';
import { usePage } from './page-context.js';
import type { DeliveryStatus, LegislativeStage } from '../codes.js';
import { method } from '../languages/en-method.js';
import { assessmentSigns, deliverySigns, milestoneSigns, type Sign, stageSigns } from '../words.js';

type SignedRow = readonly [Sign, string, string];

/** All words of the four questions with their signs and meanings. */
export function WordsOfStatus(): VNode {
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

/** Words without a sign, each with its rule. */
export function Meanings({
  note,
  heads,
  rows,
}: {
  note?: string;
  heads: readonly string[];
  rows: readonly (readonly [string, string])[];
}): VNode {
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
