import { type DeliveryStatus, deliveryStatuses } from '@milepost/contracts';
import type { Count, ScoreRow, StatusCounts } from '@milepost/ui';
import { departmentName, type Reading } from '../reading.js';
import type { PromiseFacts } from './standing.js';
import { textOf } from './texts.js';

type Query = Readonly<Record<string, string>>;

/** A number and the list behind it; nothing is behind zero. */
export const counted = (count: number, href: string): Count => ({ count, href: count > 0 ? href : null });

/** How many of these promises stand at each status; `query` is the list that they make. */
export function statusCounts(promises: readonly PromiseFacts[], query: Query, { to }: Reading): StatusCounts {
  const count = (status: DeliveryStatus) =>
    counted(promises.filter(({ state }) => state.delivery.status === status).length, to.commitments({ ...query, status }));
  return Object.fromEntries(deliveryStatuses.map((status) => [status, count(status)])) as StatusCounts;
}

/** A joint promise counts once, under the department that leads. */
export const byDepartment = (promises: readonly PromiseFacts[], reading: Reading): ScoreRow[] =>
  [...Map.groupBy(promises, ({ state }) => state.lead)]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([lead, group]) => ({
      label: departmentName(reading, lead),
      href: reading.to.department(lead),
      counts: statusCounts(group, { lead }, reading),
    }));

/** One row per objective of a priority, in the order of its page; `section`: the address that an objective's id completes. */
export const byObjective = (promises: readonly PromiseFacts[], priority: string, section: string, reading: Reading): ScoreRow[] =>
  reading.record
    .all('objective')
    .filter(({ state }) => state.priority === priority)
    .map(({ id, state }) => ({
      label: textOf(state.title, reading).text,
      href: `${section}${id}`,
      counts: statusCounts(promises.filter((promise) => promise.state.objective === id), { objective: id }, reading), // prettier-ignore
    }));
