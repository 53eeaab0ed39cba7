import type { VNode } from 'preact';
import { usePage } from '../parts/page-context.js';
import { Original, Say } from '../parts/say.js';
import { Tag } from '../parts/tags.js';
import { phrase, type Phrase, sentences } from '../phrase.js';
import { daysBetween } from '../span.js';
import type { Translate } from '../translate.js';
import type { ForceRow } from '../views/charts.js';
import type { PartialDate } from '../views/values.js';
import { stageSigns } from '../words.js';
import { Track } from './axis.js';
import { Band } from './band.js';
import { Due } from './marks.js';
import { dueMark } from './slip-geometry.js';
import { percent, type TimeAxis } from './time-axis.js';

export function ForceText({ of, asOf }: { of: ForceRow; asOf: PartialDate }): VNode {
  const { t } = usePage();
  return (
    <div class="txt">
      <h4>
        <Original text={of.title} />
      </h4>
      <div class="tags">
        {of.ended ? (
          <Tag glyph="undone" tone="bad" words={t('inForceThenEnded', of.ended.stage)} />
        ) : (
          <Tag {...stageSigns.inForce} words={t('stage', 'inForce')} />
        )}
      </div>
      <p>
        <Say it={forceWords(of, asOf, t)} />
      </p>
    </div>
  );
}

function forceWords({ inForce, ended, note }: ForceRow, asOf: PartialDate, t: Translate): Phrase {
  const end = ended ? phrase`; ${t('forceEnded', ended.stage, ended.on)}` : [];
  const nothing = ended && !ended.replaced ? [t('forceNothing', t('days', daysBetween(ended.on, asOf)))] : null;
  return sentences(phrase`${t('forceFrom', inForce)}${end}.`, nothing, note && [note]);
}

interface ForceTrackOf {
  of: ForceRow;
  axis: TimeAxis;
  id: string;
  asOf: PartialDate;
}

/** Green while in force, hatched where only the year or month of the start is known, red hatched when nothing followed. */
export function ForceTrack({ of, axis, id, asOf }: ForceTrackOf): VNode {
  const { t } = usePage();
  const today = axis.at(asOf);
  const start = axis.extent(of.inForce);
  const known = of.inForce.precision === 'day' ? start.start : start.end;
  const end = of.ended ? axis.at(of.ended.on) : today;
  return (
    <Track id={id}>
      {[
        of.inForce.precision === 'day' ? null : <Band kind="soft" from={start.start} to={start.end} half={11} />,
        <Band kind="on" from={known} to={end} half={11} />,
        of.ended && !of.ended.replaced ? <Band kind="gone" from={end} to={today} half={11} /> : null,
        end - known > 12 ? (
          <text class="onl" x={percent(known + 1.5)} y="4">
            {t('inForceLabel')}
          </text>
        ) : null,
        <>
          {of.expiries.map((date) => (
            <Due key={date.date} of={dueMark(date, axis)} />
          ))}
        </>,
      ]}
    </Track>
  );
}
