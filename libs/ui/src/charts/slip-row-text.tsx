import type { VNode } from 'preact';
import { Publisher } from '../parts/source.js';
import { usePage } from '../parts/page-context.js';
import { Day, Original, Say } from '../parts/say.js';
import { Tags } from '../parts/tags.js';
import type { Phrase } from '../phrase.js';
import type { Translate } from '../translate.js';
import type { TagView } from '../views/values.js';
import type { SlipRow } from './slip-geometry.js';

/** All that a row of the chart shows, in words: the drawing beside it is hidden from screen readers. */
export function SlipRowText({ row }: { row: SlipRow }): VNode {
  const { t } = usePage();
  const { statement } = row;
  const words = (
    <>
      <Day date={statement.said} />: <Say it={slipWords(row, t)} />
    </>
  );
  return (
    <div class="txt">
      <h4>
        <span class="n">{row.number}</span>
        {statement.corrected ? <del>{words}</del> : words}
      </h4>
      {statement.corrected && <p>{t('correctedRow')}</p>}
      {statement.reason && (
        <p>
          <Original text={statement.reason} />
        </p>
      )}
      {row.afterDue && <p>{t('movedAfterDue')}</p>}
      <SourceLine row={row} />
      <Tags of={rowTags(row)} />
    </div>
  );
}

function SourceLine({ row }: { row: SlipRow }): VNode | null {
  const { t } = usePage();
  const [first] = row.statement.evidence;
  return first ? (
    <p class="src">
      {t('source')} <Publisher of={first} />
    </p>
  ) : null;
}

/** `pulled forward to 2020`, `put back to 2027`, `first set: by 2027`. */
export function slipWords({ statement: { due }, arrow, restated, number }: SlipRow, t: Translate): Phrase {
  if (restated && due) return t('slipSame', due);
  if (!arrow) return number === 1 || !due ? t('slipFirst', due) : t('slipNew', due);
  if (!due) return [t('slipDropped')];
  return arrow.direction === 'left' ? t('slipForward', due) : t('slipBack', due);
}

function rowTags({ statement }: SlipRow): TagView[] {
  if (statement.contested.length > 1) return [{ kind: 'sourcesDiffer', values: statement.contested }];
  return statement.confidence === 'medium' && statement.evidence.length === 1 ? [{ kind: 'oneSecondarySource' }] : [];
}
