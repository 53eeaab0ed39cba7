import type { ComponentChildren, VNode } from 'preact';
import type { GlyphName } from '../glyphs.js';
import type { PartialDate } from '../views/values.js';
import { Glyph } from './glyph.js';
import { usePage } from './page-context.js';
import { Day } from './say.js';

export interface Moment {
  id: string;
  on: PartialDate;
  glyph: GlyphName;
  /** Red bar: a change for the worse. */
  flip: boolean;
  content: ComponentChildren;
}

/** Newest first; the same date is printed once and repeated for those who do not see it. */
export function Timeline({ of }: { of: readonly Moment[] }): VNode {
  return (
    <ol class="line fig">
      {of.map((moment, i) => (
        <li key={moment.id} id={moment.id}>
          <When date={moment.on} again={of[i - 1]?.on.date === moment.on.date} />
          <div class={moment.flip ? 'pt k-bad' : 'pt'}>
            <Glyph name={moment.glyph} />
          </div>
          <div class={moment.flip ? 'flip' : undefined}>{moment.content}</div>
        </li>
      ))}
    </ol>
  );
}

function When({ date, again }: { date: PartialDate; again: boolean }): VNode {
  const { t } = usePage();
  return (
    <div class="when">
      {again ? (
        <span class="vh">
          <Day date={date} />
        </span>
      ) : (
        <>
          <Day date={date} />
          {date.precision === 'year' && <span class="yr">{t('dayNotKnown')}</span>}
        </>
      )}
    </div>
  );
}
