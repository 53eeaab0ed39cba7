import { type DeliveryStatus, deliveryStatuses } from '@milepost/contracts';
import type { FilterGroup, PromiseRow, PromisesView } from '@milepost/ui';
import { departmentName, type Reading } from '../reading.js';
import { actsOf } from './acts.js';
import { newestFirst } from './changes.js';
import { matches, type Place, promiseKinds, type PromiseFilter } from './promise-kinds.js';
import { allPromises, type PromiseFacts } from './standing.js';
import { dueAhead } from './steps.js';
import { tagsOf } from './tags.js';
import { textOf, yearsOf } from './texts.js';

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

/** Words are looked for in every language of title and statement, in the titles of steps and in the names of laws. */
function placeOf({ record }: Reading): Place {
  const all = (map: object) => Object.values(map).join(' ');
  return {
    priorityOf: (objective) => record.one('objective', objective)?.state.priority,
    wordsOf: ({ id, state, steps }) => {
      const acts = actsOf('act', { kind: 'commitment', id, version: 0, department: '', state }, record);
      const names = acts.flatMap((act) => [all(act.state.title), ...act.state.identifiers.map(({ value }) => value)]);
      return [all(state.title), all(state.statement), ...steps.map(({ title }) => all(title)), ...names].join(' ').toLowerCase();
    },
  };
}

type Asked = Record<string, string | string[]>;

const queryOf = (filter: PromiseFilter): Asked =>
  Object.fromEntries(Object.entries(filter).filter((pair): pair is [string, string | string[]] => pair[1] !== undefined));

/** Each chosen value, with the address of the list without it. */
function chosenIn(filter: PromiseFilter, reading: Reading): PromisesView['chosen'] {
  const asked = queryOf(filter);
  return Object.entries(asked).flatMap(([name, given]) =>
    [given].flat().map((value) => ({
      label: name === 'q' ? `“${value}”` : labelOf(name, value, reading),
      without: reading.to.commitments({ ...asked, [name]: [given].flat().filter((one) => one !== value) }), // prettier-ignore
    })),
  );
}

const onlyWords: Record<(typeof promiseKinds)[number], string> = {
  overdue: 'with a step overdue',
  moved: 'whose due date moved',
  keptLate: 'kept late',
  undone: 'kept, then undone',
  partlyUndone: 'partly kept, then undone',
  quiet: 'without news for nine months',
  sourcesDiffer: 'where sources differ',
  notAssessed: 'not assessed by a reviewer',
};

function labelOf(name: string, value: string, reading: Reading): string {
  const { record, t } = reading;
  if (name === 'lead' || name === 'department') return departmentName(reading, value);
  if (name === 'status') return isStatus(value) ? t('delivery', value) : value;
  if (name === 'only') return onlyWords[value as keyof typeof onlyWords] ?? value;
  const entry = name === 'objective' ? record.one('objective', value) : record.one('priority', value);
  if (name === 'priority' && entry && 'mandate' in entry.state) {
    const mandate = record.one('mandate', entry.state.mandate);
    return mandate ? yearsOf(mandate.state) : value;
  }
  return entry ? textOf(entry.state.title, reading).text : value;
}

const isStatus = (value: string): value is DeliveryStatus => deliveryStatuses.some((status) => status === value);

/** The filters with how many promises each value has on its own; a kind that nobody has is left out. */
function filterGroups(all: readonly PromiseFacts[], filter: PromiseFilter, reading: Reading): FilterGroup[] {
  const place = placeOf(reading);
  const group = (name: 'lead' | 'status' | 'only' | 'priority', label: string, values: readonly string[]): FilterGroup => ({
    name,
    label,
    options: values
      .map((value) => ({
        value,
        label: labelOf(name, value, reading),
        count: all.filter((promise) => matches(promise, { [name]: [value] }, place)).length,
        chosen: (filter[name] as string[] | undefined)?.includes(value) ?? false,
      }))
      .filter(({ count, chosen }) => count > 0 || chosen),
  });
  return [
    group('lead', reading.t('departmentKick'), reading.departments.map(({ id }) => id)), // prettier-ignore
    group('status', reading.t('isKept', reading.past), deliveryStatuses),
    group('only', 'Only promises', promiseKinds),
    group('priority', 'Mandate', reading.record.all('priority').map(({ id }) => id)), // prettier-ignore
  ];
}

/** For a list that is empty: the lists that come when one of its filters is dropped. */
function nearest(all: readonly PromiseFacts[], filter: PromiseFilter, reading: Reading): PromisesView['nearest'] {
  const asked = queryOf(filter);
  const place = placeOf(reading);
  return Object.keys(asked)
    .map((name) => Object.fromEntries(Object.entries(asked).filter(([other]) => other !== name)))
    .map((fewer) => ({ fewer, count: all.filter((promise) => matches(promise, fewer as PromiseFilter, place)).length }))
    .filter(({ count }) => count > 0)
    .map(({ fewer, count }) => ({ href: reading.to.commitments(fewer), label: listName(fewer, reading), count }));
}

const listName = (asked: Asked, reading: Reading): string =>
  Object.entries(asked)
    .flatMap(([name, given]) => [given].flat().map((value) => (name === 'q' ? `“${value}”` : labelOf(name, value, reading))))
    .join(', ') || reading.t('promisesTitle');
