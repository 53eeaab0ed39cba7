import type { ComponentChildren, VNode } from 'preact';
import { printShortDate } from '../dates.js';
import { usePage } from '../parts/page-context.js';
import type { PartialDate } from '../views/values.js';
import { clamp, type DueMark } from './slip-geometry.js';
import { type Extent, percent } from './time-axis.js';

export type DueLook = 'plain' | 'now' | 'weak' | 'void';

/** Places marks measured in px at a point given in per cent. */
export function At({ x, children }: { x: number; children: ComponentChildren }): VNode {
  return (
    <svg x={percent(x)} overflow="visible" width="1" height="1">
      {children}
    </svg>
  );
}

/** A due date: diamond (day), narrow box (month), box with the year in it (year). */
export function Due({ of, look = 'plain' }: { of: DueMark; look?: DueLook }): VNode {
  const mark = look === 'plain' ? 'due' : `due ${look}`;
  if (of.shape === 'box') return <YearBox of={of} mark={mark} look={look} />;
  const x = of.extent.middle;
  return (
    <>
      <At x={x}>
        {of.shape === 'diamond' ? (
          <path class={mark} d="M0-11 10 0 0 11-10 0z" />
        ) : (
          <rect class={mark} x="-5" y="-13" width="10" height="26" rx="4" />
        )}
      </At>
      <OutLabel date={of.date} x={x} look={look} />
    </>
  );
}

/** The narrowest box that still holds its year, in per cent of a small screen's chart. */
const HOLDS_LABEL = 5.5;

function YearBox({ of, mark, look }: { of: DueMark; mark: string; look: DueLook }): VNode {
  const { lang } = usePage();
  const width = of.extent.end - of.extent.start;
  return (
    <>
      <rect class={mark} x={percent(of.extent.start)} y="-13" width={percent(width)} height="26" rx="4" />
      {width < HOLDS_LABEL ? (
        <OutLabel date={of.date} x={of.extent.middle} look={look} />
      ) : (
        <text
          class={look === 'now' ? 'dl now' : look === 'void' ? 'dl void' : 'dl'}
          x={percent(of.extent.middle)}
          y="5"
          text-anchor="middle"
        >
          {printShortDate(of.date, lang)}
        </text>
      )}
    </>
  );
}

function OutLabel({ date, x, look }: { date: PartialDate; x: number; look: DueLook }): VNode {
  const { lang } = usePage();
  const at = clamp(x);
  return (
    <text class={look === 'void' ? 'dl out void' : 'dl out'} x={percent(at.x)} y="-18" text-anchor={at.anchor}>
      {printShortDate(date, lang)}
    </text>
  );
}

/** The day something was said is a dot, a month or year a hollow pill as long as it. */
export function Said({ extent, date }: { extent: Extent; date: PartialDate }): VNode {
  const [from, to] = date.precision === 'day' ? [extent.start, extent.start] : [extent.start, extent.end];
  return (
    <>
      <line class="said" x1={percent(from)} x2={percent(to)} y1="0" y2="0" />
      {date.precision !== 'day' && <line class="said2" x1={percent(from)} x2={percent(to)} y1="0" y2="0" />}
    </>
  );
}

/** When a step was reached: green diamond (day) or pill (month, year). */
export function Met({ extent, date }: { extent: Extent; date: PartialDate }): VNode {
  const { lang } = usePage();
  if (date.precision === 'day') {
    return (
      <At x={extent.start}>
        <path class="met" d="M0-10 9 0 0 10-9 0z" />
        <path class="metin" d="m-4 0 3 3 5-6" />
      </At>
    );
  }
  const width = extent.end - extent.start;
  return (
    <>
      <rect class="met" x={percent(extent.start)} y="-11" width={percent(width)} height="22" rx="11" />
      {width >= HOLDS_LABEL && (
        <text class="onl" x={percent(extent.middle)} y="4" text-anchor="middle">
          {printShortDate(date, lang)}
        </text>
      )}
    </>
  );
}
