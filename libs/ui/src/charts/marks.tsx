import type { ComponentChildren, VNode } from 'preact';
import { printShortDate } from '../dates.js';
import { usePage } from '../parts/page-context.js';
import type { PartialDate } from '../views/values.js';
import { clamp, type DueMark, HOLDS_LABEL } from './slip-geometry.js';
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

interface DueOf {
  of: DueMark;
  look?: DueLook;
  /** The path passes through from above: the date stands beside the mark. */
  passed?: boolean;
}

/** A due date: diamond (day), narrow box (month), box with the year in it (year). */
export function Due({ of, look = 'plain', passed = false }: DueOf): VNode {
  const { lang } = usePage();
  const mark = look === 'plain' ? 'due' : `due ${look}`;
  return (
    <>
      <Shape of={of} mark={mark} />
      {of.labelOutside ? (
        <OutLabel of={of} look={look} passed={passed} />
      ) : (
        <text class={insideLabels[look]} x={percent(of.extent.middle)} y="5" text-anchor="middle">
          {printShortDate(of.date, lang)}
        </text>
      )}
    </>
  );
}

const insideLabels: Record<DueLook, string> = { plain: 'dl', weak: 'dl', now: 'dl now', void: 'dl void' };

function Shape({ of: { shape, extent }, mark }: { of: DueMark; mark: string }): VNode {
  if (shape === 'box')
    return <rect class={mark} x={percent(extent.start)} y="-13" width={percent(extent.end - extent.start)} height="26" rx="4" />;
  return (
    <At x={extent.middle}>
      {shape === 'diamond' ? (
        <path class={mark} d="M0-11 10 0 0 11-10 0z" />
      ) : (
        <rect class={mark} x="-5" y="-13" width="10" height="26" rx="4" />
      )}
    </At>
  );
}

function OutLabel({ of: { extent, date }, look, passed }: { of: DueMark; look: DueLook; passed: boolean }): VNode {
  const { lang } = usePage();
  const x = extent.middle;
  const words = printShortDate(date, lang);
  const over = clamp(x, words);
  const place = passed ? { x, anchor: x > 50 ? 'end' : 'start', y: 5, dx: x > 50 ? -16 : 16 } : { ...over, y: -18, dx: undefined };
  return (
    <text
      class={look === 'void' ? 'dl out void' : 'dl out'}
      x={percent(place.x)}
      y={place.y}
      dx={place.dx}
      text-anchor={place.anchor as 'end' | 'start' | 'middle'}
    >
      {words}
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
