import type { MilestoneEvent } from '@milepost/contracts';
import type { ChangesView } from '@milepost/ui';
import { departmentName, type Reading } from '../reading.js';
import { changesIn, changeView } from './changes.js';
import { allPromises, type PromiseFacts } from './standing.js';
import { textOf } from './texts.js';

const rowsOnPage = 50;

export interface ChangesFilter {
  department?: string | undefined;
  commitment?: string | undefined;
  objective?: string | undefined;
  priority?: string | undefined;
}

/** Everything that changed, newest first; `after`: the event with which the page before ended. */
export function changesView(filter: ChangesFilter, after: string | undefined, reading: Reading): ChangesView {
  const { to, t } = reading;
  const promises = allPromises(reading);
  const byId = new Map(promises.map((promise) => [promise.id, promise]));
  const changes = changesIn(promises.filter((promise) => chosen(promise, filter, reading)));
  const start = after === undefined ? 0 : changes.findIndex(({ id }) => id === after) + 1;
  const page = changes.slice(start, start + rowsOnPage);
  return {
    crumb: { trail: [{ href: to.home(), label: t('home') }], current: t('changesTitle') },
    total: changes.length,
    chosen: chips(filter, reading),
    clear: Object.values(filter).some(Boolean) ? to.changes() : null,
    changes: page.map((event: MilestoneEvent) => changeView(event, byId, reading)),
    next: changes.length > start + rowsOnPage ? to.changes({ ...filter, after: page.at(-1)!.id }) : null,
    follow: null,
  };
}

function chosen({ id, state }: PromiseFacts, filter: ChangesFilter, { record }: Reading): boolean {
  const is = (wanted: string | undefined, ...has: (string | undefined)[]) => wanted === undefined || has.includes(wanted);
  return (
    is(filter.commitment, id) &&
    is(filter.objective, state.objective) &&
    is(filter.priority, record.one('objective', state.objective)?.state.priority) &&
    is(filter.department, state.lead, ...state.contributors)
  );
}

function chips(filter: ChangesFilter, reading: Reading): ChangesView['chosen'] {
  const label = (name: string, id: string) => {
    if (name === 'department') return departmentName(reading, id);
    const entry = reading.record.one(name as 'commitment' | 'objective' | 'priority', id);
    return entry ? textOf(entry.state.title, reading).text : id;
  };
  return Object.entries(filter).flatMap(([name, id]) =>
    id === undefined ? [] : [{ label: label(name, id), without: reading.to.changes({ ...filter, [name]: undefined }) }],
  );
}
