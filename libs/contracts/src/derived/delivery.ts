import type { Commitment } from '../kinds/commitment.js';
import { endOf, type PartialDate, startOf } from '../partial-date.js';
import { deliveryLevel, type DeliveryStatus, deliveryStatuses } from '../status.js';
import { monthsAfter } from './span.js';

/** "Kept, then undone" or "Partly kept, then undone": the best status a promise once had, and since when it is lower. */
export type Undone = { highest: 'delivered' | 'partiallyDelivered'; on: PartialDate | null };

const level = (status: DeliveryStatus) => deliveryLevel[status] ?? Infinity;

/** Null while nothing that was kept is undone. Put off or not pursued says nothing about what was already kept. */
export function undone({ delivery: { status, highest, since } }: Pick<Commitment, 'delivery'>): Undone | null {
  if (highest !== 'delivered' && highest !== 'partiallyDelivered') return null;
  return level(status) < level(highest) ? { highest, on: since } : null;
}

const monthsOfSilence = 9;
const settled: readonly DeliveryStatus[] = ['delivered', 'notPursued'];

/** Whole months without any event since the end of the period of the last one. */
export function quietMonths(lastEvent: PartialDate, today: PartialDate): number {
  const from = endOf(lastEvent);
  const [years, months] = [
    Number(startOf(today).slice(0, 4)) - Number(from.slice(0, 4)),
    Number(startOf(today).slice(5, 7)) - Number(from.slice(5, 7)),
  ];
  const reached = years * 12 + months;
  return Math.max(0, monthsAfter(from, reached) > startOf(today) ? reached - 1 : reached);
}

/** No event for nine months, while the promise is neither kept nor given up. */
export const isStale = ({ delivery }: Pick<Commitment, 'delivery'>, lastEvent: PartialDate, today: PartialDate): boolean =>
  !settled.includes(delivery.status) && quietMonths(lastEvent, today) >= monthsOfSilence;

/** How many of a group of commitments stand at each status; a joint one counts once, because it is given once. */
export function progressOf(commitments: readonly Pick<Commitment, 'delivery'>[]): Record<DeliveryStatus, number> {
  const none = Object.fromEntries(deliveryStatuses.map((status) => [status, 0])) as Record<DeliveryStatus, number>;
  return commitments.reduce((counts, { delivery: { status } }) => ({ ...counts, [status]: counts[status] + 1 }), none);
}
