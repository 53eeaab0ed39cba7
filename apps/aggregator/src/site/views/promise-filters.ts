import { type DeliveryStatus, deliveryStatuses } from '@milepost/contracts';
import type { FilterGroup, PromisesView } from '@milepost/ui';
import { departmentName, type Reading } from '../reading.js';
import { actsOf } from './acts.js';
import { matches, type Place, promiseKinds, type PromiseFilter } from './promise-kinds.js';
import type { PromiseFacts } from './standing.js';
import { textOf, yearsOf } from './texts.js';

/** Words are looked for in every language of title and statement, in the titles of steps and in the names of laws. */
export function placeOf({ record }: Reading): Place {
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

export const queryOf = (filter: PromiseFilter): Asked =>
  Object.fromEntries(Object.entries(filter).filter((pair): pair is [string, string | string[]] => pair[1] !== undefined));

/** Each chosen value, with the address of the list without it. */
export function chosenIn(filter: PromiseFilter, reading: Reading): PromisesView['chosen'] {
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
export function filterGroups(all: readonly PromiseFacts[], filter: PromiseFilter, reading: Reading): FilterGroup[] {
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
export function nearest(all: readonly PromiseFacts[], filter: PromiseFilter, reading: Reading): PromisesView['nearest'] {
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
