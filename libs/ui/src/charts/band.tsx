import type { VNode } from 'preact';
import { percent } from './time-axis.js';

export function Band({
  kind,
  from,
  to,
  half,
}: {
  kind: 'late' | 'over' | 'on' | 'soft' | 'gone';
  from: number;
  to: number;
  half: number;
}): VNode {
  return (
    <rect
      class={kind}
      x={percent(from)}
      y={-half}
      width={percent(Math.max(to - from, 0))}
      height={2 * half}
      rx={kind === 'late' || kind === 'over' ? undefined : 3}
    />
  );
}
