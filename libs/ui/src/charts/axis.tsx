import type { VNode } from 'preact';
import { usePage } from '../parts/page-context.js';
import { percent, type TimeAxis, type YearLabel } from './time-axis.js';

/** The head of a chart: years, the day of the page, and one symbol with grid and past that every row uses. */
export function AxisHead({ axis, id, today, todayLabel }: { axis: TimeAxis; id: string; today: number; todayLabel: string }): VNode {
  const { t } = usePage();
  const edge = today > 94 ? 'end' : today < 6 ? 'start' : 'middle';
  return (
    <div class="axis">
      <svg class="c" role="img" aria-label={t('yearsFromTo', axis.from, axis.to)}>
        <symbol id={`grid-${id}`}>
          <rect class="pastbg" width={percent(today)} height="100%" />
          {axis.borders.map((x) => (
            <line key={x} class="grid" x1={percent(x)} x2={percent(x)} y2="100%" />
          ))}
          <line class="today" x1={percent(today)} x2={percent(today)} y2="100%" />
        </symbol>
        <YearLabels labels={axis.labels} y={30} />
        <text class="tl" x={percent(today)} y="10" text-anchor={edge}>
          {todayLabel}
        </text>
      </svg>
    </div>
  );
}

export function AxisFoot({ axis }: { axis: TimeAxis }): VNode {
  return (
    <div class="axis foot-ax" aria-hidden="true">
      <svg class="c">
        <YearLabels labels={axis.labels} y={17} />
      </svg>
    </div>
  );
}

export function YearLabels({ labels, y }: { labels: readonly YearLabel[]; y: number }): VNode {
  return (
    <>
      {labels.map(({ year, at, odd }) => (
        <text key={year} class={odd ? 'yo' : undefined} x={percent(at)} y={y} text-anchor="middle">
          {year}
        </text>
      ))}
    </>
  );
}

/** One row's drawing: grid behind, marks on a line through its middle; text keeps its size at every width. */
export function Track({
  id,
  number,
  above,
  children,
}: {
  id: string;
  number?: number;
  above?: VNode | null;
  children: VNode | readonly (VNode | null)[];
}): VNode {
  return (
    <div class="trk" aria-hidden="true">
      {number !== undefined && <span class="tn">{number}</span>}
      <svg class="c">
        <use href={`#grid-${id}`} width="100%" height="100%" />
        {above}
        <svg y="50%" width="100%" height="1" overflow="visible">
          {children}
        </svg>
      </svg>
    </div>
  );
}
