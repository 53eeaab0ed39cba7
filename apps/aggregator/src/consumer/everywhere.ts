import type { Standing, Watermarks } from '../projection/offsets.js';
import { Advance } from './advance.js';
import { type Place, placesOn } from './places.js';

/** Messages that are not in the model: all, and those that were on their partitions at the look before; looks at which none stood still. */
export type Behind = { behind: number; overdue: number; advance: number };

/** How far the model is behind on all partitions, also on those that are not ours: one that nobody was given, or whose owner is deaf, is everybody's matter. */
export class Everywhere {
  private readonly advance = new Advance();
  /** Of the look before. */
  private ends: readonly Watermarks[] | undefined;

  see(standings: readonly Standing[], marks: readonly Watermarks[]): Behind {
    const places = placesOn(marks, standings);
    const behind = behindOf(places);
    const overdue = Math.min(behind, behindOf(placesOn(this.ends ?? marks, standings)));
    this.ends = marks;
    return { behind, overdue, advance: this.advance.see(places) };
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

const behindOf = (places: readonly Place[]) => places.reduce((sum, { next, high }) => sum + Math.max(0, high - next), 0);
