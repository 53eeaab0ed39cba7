import type { PromiseRow, PromisesView } from '@milepost/ui';
import { departmentName, type Reading } from '../reading.js';
import { newestFirst } from './changes.js';
import { chosenIn, filterGroups, nearest, placeOf, queryOf } from './promise-filters.js';
import { matches, type PromiseFilter } from './promise-kinds.js';
import { allPromises, type PromiseFacts } from './standing.js';
import { dueAhead } from './steps.js';
import { tagsOf } from './tags.js';
import { textOf } from './texts.js';

const rowsOnPage = 50;

/** A list of promises with its filters, newest change first; `after`: the id of the last one of the page before. */
export function promisesView(filter: PromiseFilter, after: string | undefined, reading: Reading): PromisesView {
  const all = allPromises(reading).sort(byNews);
  const place = placeOf(reading);
  const found = all.filter((promise) => matches(promise, filter, place));
  const start = after === undefined ? 0 : found.findIndex(({ id }) => id === after) + 1;
  const page = found.slice(start, start + rowsOnPage);
  const asked = queryOf(filter);
  return {
    title: '',
    crumb: { trail: [{ href: reading.to.home(), label: reading.t('home') }], current: reading.t('promisesTitle') },
    total: found.length,
    chosen: chosenIn(filter, reading),
    clear: Object.keys(asked).length > 0 ? reading.to.commitments() : null,
    filters: filterGroups(all, filter, reading),
    search: { action: reading.to.path('commitments'), value: filter.q ?? '' },
    promises: page.map((promise) => promiseRow(promise, reading)),
    next: found.length > start + rowsOnPage ? reading.to.commitments({ ...asked, after: page.at(-1)!.id }) : null,
    nearest: found.length > 0 ? [] : nearest(all, filter, reading),
  };
}

/** By the newest event of each, which is its last; silent ones last. */
function byNews(a: PromiseFacts, b: PromiseFacts): number {
  const [last, other] = [a.events.at(-1), b.events.at(-1)];
  return last && other ? newestFirst(last, other) : Number(!last) - Number(!other);
}

export function promiseRow(of: PromiseFacts, reading: Reading): PromiseRow {
  return {
    title: textOf(of.state.title, reading),
    href: reading.to.commitment(of.id),
    statement: textOf(of.state.statement, reading),
    status: of.state.delivery.status,
    department: departmentName(reading, of.state.lead),
    due: dueAhead(of.steps, reading.day)[0] ?? null,
    tags: tagsOf(of, 'list'),
  };
}
