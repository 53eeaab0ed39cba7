import type { VNode } from 'preact';
import { usePage } from '../parts/page-context.js';
import { Track } from './axis.js';
import { At, Due, Said } from './marks.js';
import { type Arrow, clamp, type SlipRow, type Shape } from './slip-geometry.js';
import { percent } from './time-axis.js';

/** What was said, what was due, and the path from the due date before. */
export function SlipTrack({ row, id }: { row: SlipRow; id: string }): VNode {
  const { statement, said, due, arrow, enters, leaves } = row;
  const through = !arrow && enters !== null && leaves === enters;
  return (
    <Track
      id={id}
      number={row.number}
      above={
        <>
          {enters !== null && <Vertical x={enters} y1="0" y2={through ? '100%' : '50%'} />}
          {leaves !== null && !through && <Vertical x={leaves} y1="50%" y2="100%" />}
        </>
      }
    >
      <>
        {row.tie && <line class="tie" x1={percent(row.tie.from)} x2={percent(row.tie.to)} y1="0" y2="0" />}
        <Said extent={said} date={statement.said} />
        {arrow && <Moved arrow={arrow} shape={due?.shape ?? null} />}
        {due && (
          <Due of={due} look={statement.corrected ? 'void' : statement.contested.length > 0 ? 'weak' : 'plain'} passed={row.restated} />
        )}
      </>
    </Track>
  );
}

export function Vertical({ x, y1, y2 }: { x: number; y1: string; y2: string }): VNode {
  return <line class="path" x1={percent(x)} x2={percent(x)} y1={y1} y2={y2} />;
}

/** How far from the middle of a mark its edge lies, px; a year's box is measured in per cent instead. */
const reach: Record<Shape, number> = { diamond: 11, narrow: 6, box: 1 };

function Moved({ arrow, shape }: { arrow: Arrow; shape: Shape | null }): VNode {
  const { t } = usePage();
  const sign = arrow.direction === 'right' ? -1 : 1;
  const tip = sign * (shape ? reach[shape] : 7);
  const end = shape === 'box' ? arrow.to + sign * 0.6 : arrow.to;
  const label = arrow.open ? t('noDate') : arrow.by && t('moveBy', arrow.by);
  return (
    <>
      <line class="path" x1={percent(arrow.from)} x2={percent(end)} y1="0" y2="0" />
      <At x={arrow.to}>{arrow.open ? <circle class="ring" r="6" /> : <path class="pathhead" d={`M${tip} 0l${sign * 10}-6v12z`} />}</At>
      {label && <Label words={label} of={arrow} />}
    </>
  );
}

function Label({ words, of: { label } }: { words: string; of: Arrow }): VNode {
  const place = clamp(label.x, words);
  return (
    <text class="mv" x={percent(place.x)} y={label.y} text-anchor={place.anchor}>
      {words}
    </text>
  );
}
