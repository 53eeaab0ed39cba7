import type { Standing, Watermarks } from '../projection/offsets.js';
import { partitionName } from '../projection/reading.js';
import { Advance } from './advance.js';

/** Messages that are not in the model: all, and those that were on their partitions at the look before; looks at which none stood still. */
export type Behind = { behind: number; overdue: number; advance: number };

/** How far the model is behind on all partitions, also on those that are not ours: one that nobody was given, or whose owner is deaf, is everybody's matter. */
export class Everywhere {
  private readonly advance = new Advance();
  /** Of the look before. */
  private ends: readonly Watermarks[] | undefined;

  see(standings: readonly Standing[], marks: readonly Watermarks[]): Behind {
    const behind = behindOf(standings, marks);
    const overdue = Math.min(behind, behindOf(standings, this.ends ?? marks));
    this.ends = marks;
    return { behind, overdue, advance: this.advance.see(standings, marks) };
  }

  /** While the model is held nobody gets on: what of ours is behind is all that counts. */
  hold(behind: number, marks: readonly Watermarks[]): Behind {
    this.ends = marks;
    return { behind, overdue: behind, advance: 0 };
  }

  /** Who is behind must not be measured by ends of long ago. */
  forget(): void {
    this.ends = undefined;
  }
}

function behindOf(standings: readonly Standing[], marks: readonly Watermarks[]): number {
  const nexts = new Map(standings.map((standing) => [partitionName(standing), standing.next]));
  return marks.reduce((sum, mark) => sum + Math.max(0, mark.high - (nexts.get(partitionName(mark)) ?? mark.low)), 0);
}
