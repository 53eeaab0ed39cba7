import type { Standing, Watermarks } from '../projection/offsets.js';
import { partitionName } from '../projection/reading.js';

/** A partition, the offset that the model needs next, and the one after the last. */
export type Place = { name: string; next: number; high: number };

/** Where the model stands on every partition that has marks; at the beginning where nobody has read. */
export function placesOn(marks: readonly Watermarks[], standings: readonly Pick<Standing, 'topic' | 'partition' | 'next'>[]): Place[] {
  const nexts = new Map(standings.map((standing) => [partitionName(standing), standing.next]));
  return marks.map((mark) => ({ name: partitionName(mark), next: nexts.get(partitionName(mark)) ?? mark.low, high: mark.high }));
}
