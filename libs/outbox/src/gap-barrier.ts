/** Every transaction that drew a position up to `upto` has an id below `xid`. */
export interface Barrier {
  upto: number;
  xid: number;
}

/** What one statement saw: ascending positions beyond the last cleared one, and the oldest transaction that still ran. */
export interface Sight {
  positions: readonly number[];
  xmin: number;
}

/**
 * How many of the seen rows may go out. A missing position belongs to a transaction that still runs or was rolled back;
 * once all transactions below the barrier have ended, what is still missing up to it was rolled back.
 */
export function clearCount(last: number, { positions, xmin }: Sight, barrier: Barrier | undefined): number {
  const settled = barrier && xmin >= barrier.xid ? barrier.upto : 0;
  let previous = last;
  for (const [index, position] of positions.entries()) {
    if (position > previous + 1 && position - 1 > settled) return index;
    previous = position;
  }
  return positions.length;
}

/** Whether the barrier, once passed, settles the hole in front of `position`. */
export const covers = (barrier: Barrier | undefined, position: number): boolean => barrier !== undefined && barrier.upto >= position;
