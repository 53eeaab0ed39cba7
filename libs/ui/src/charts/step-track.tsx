import type { VNode } from 'preact';
import { printShortDate } from '../dates.js';
import { usePage } from '../parts/page-context.js';
import { since } from '../span.js';
import type { Translate } from '../translate.js';
import type { StepRow } from '../views/charts.js';
import type { PartialDate } from '../views/values.js';
import { Track } from './axis.js';
import { Band } from './band.js';
import { Due, Met } from './marks.js';
import { clamp, dueMark } from './slip-geometry.js';
import { percent, type TimeAxis } from './time-axis.js';

interface StepTrackOf {
  of: StepRow;
  axis: TimeAxis;
  id: string;
  asOf: PartialDate;
}

/** Hatched from the end of the due period to the day it was reached, or to today when it was not. */
export function StepTrack({ of, axis, id, asOf }: StepTrackOf): VNode {
  const { t } = usePage();
  const today = axis.at(asOf);
  const due = of.due && dueMark(of.due, axis);
  const met = of.met && axis.extent(of.met);
  const gap = due && (due.shape === 'diamond' ? due.extent.start : due.extent.end);
  return (
    <Track id={id}>
      {[
        gap !== null && met && of.late ? <Band kind="late" from={gap} to={met.start} half={5} /> : null,
        gap !== null && of.overdue ? <Band kind="over" from={gap} to={today} half={7} /> : null,
        due && <Due of={due} look={of.contested.length > 0 ? 'weak' : 'plain'} />,
        met && of.met && <Met extent={met} date={of.met} />,
        of.status === 'notMet' && due ? <Missed x={due.extent.middle} /> : null,
        <StepLabel of={of} at={met?.start ?? null} gap={gap} today={today} asOf={asOf} />,
        !due && !met ? (
          <text x={percent(today)} y="4" text-anchor={today > 60 ? 'end' : 'start'} dx={today > 60 ? -10 : 10}>
            {t('noDateGiven')}
          </text>
        ) : null,
      ]}
    </Track>
  );
}

function Missed({ x }: { x: number }): VNode {
  return (
    <svg x={percent(x)} overflow="visible" width="1" height="1">
      <path class="missed" d="m-4-4 8 8m0-8-8 8" />
    </svg>
  );
}

/** One label at most: how late, on the day, or how long without news. */
function StepLabel({
  of,
  at,
  gap,
  today,
  asOf,
}: {
  of: StepRow;
  at: number | null;
  gap: number | null;
  today: number;
  asOf: PartialDate;
}): VNode | null {
  const { t, lang } = usePage();
  if (of.met && at !== null) {
    const words = metLabel(of, of.met, t, lang);
    const left = at > 60;
    return words ? (
      <text
        class={of.late ? 'waitl' : 'keptl'}
        x={percent(at)}
        y={of.late ? 26 : 4}
        text-anchor={left ? 'end' : 'start'}
        dx={left ? -14 : 14}
      >
        {words}
      </text>
    ) : null;
  }
  if (!of.overdue || gap === null || !of.due) return null;
  const words = t(of.noNews ? 'noNewsFor' : 'overdueFor', since(of.due, asOf));
  const place = clamp((gap + today) / 2, words);
  return (
    <text class="waitl" x={percent(place.x)} y="22" text-anchor={place.anchor}>
      {words}
    </text>
  );
}

function metLabel({ late, due }: StepRow, met: PartialDate, t: Translate, lang: string): string | null {
  if (late) return t('lateShort', late);
  if (!due) return met.precision === 'day' ? printShortDate(met, lang) : null;
  return due.precision === 'day' && met.date === due.date ? t('onTheDay') : null;
}
