import type { Slice } from './sort-out.js';

export const countOf = (slices: readonly Slice[]): number => slices.reduce((count, { readings }) => count + readings.length, 0);

/** Splits a batch of two readings or more in two that can be applied one after the other. */
export function halves(slices: readonly Slice[]): [Slice[], Slice[]] {
  const first: Slice[] = [];
  const second: Slice[] = [];
  let room = Math.floor(countOf(slices) / 2);
  for (const slice of slices) {
    const cut = slice.readings[room];
    if (room <= 0) second.push(slice);
    else if (!cut) first.push(slice);
    else {
      first.push({ ...slice, next: cut.offset, readings: slice.readings.slice(0, room) });
      second.push({ ...slice, from: cut.offset, readings: slice.readings.slice(room) });
    }
    room -= slice.readings.length;
  }
  return [first, second];
}
