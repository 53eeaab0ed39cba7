import type { HomeView } from '@milepost/ui';
import type { Reading } from '../reading.js';
import type { Standing } from '../snapshot.js';
import { changesIn, changeView, headlines } from './changes.js';
import { isClosing } from './crumb.js';
import { byDepartment, byObjective, counted, statusCounts } from './counts.js';
import { nextDues, overdueDues } from './dues.js';
import { kinds } from './promise-kinds.js';
import { pulseView } from './pulse.js';
import { allPromises, type PromiseFacts } from './standing.js';
import { textOf, yearsOf } from './texts.js';

const newest = 6;
const duesShown = 3;

/** The front page: how many promises are kept, what is wrong, what is new, what is due, who has been silent. */
export function homeView(reading: Reading): HomeView {
  const { record, to } = reading;
  const promises = allPromises(reading);
  const byId = new Map(promises.map((promise) => [promise.id, promise]));
  const changes = changesIn(promises);
  const overdue = overdueDues(promises, reading);
  return {
    promises: promises.length,
    pages: record.all('page').length,
    departments: reading.departments.length,
    counts: statusCounts(promises, {}, reading),
    look: look(promises, overdue.length, reading),
    byDepartment: byDepartment(promises, reading),
    mandates: record.all('priority').map((priority) => mandateRows(priority, promises, reading)).reverse(), // prettier-ignore
    newest: headlines(changes, newest).map((event) => changeView(event, byId, reading)),
    allChanges: counted(changes.length, to.changes()),
    overdue: overdue.slice(0, duesShown),
    allOverdue: counted(overdue.length, to.commitments({ only: 'overdue' })),
    next: nextDues(promises, reading).slice(0, duesShown),
    calendar: null,
    pulse: pulseView(promises, reading),
    follow: null,
  };
}

function look(promises: readonly PromiseFacts[], overdueSteps: number, { to }: Reading): HomeView['look'] {
  const count = (only: keyof typeof kinds) => counted(promises.filter(kinds[only]).length, to.commitments({ only }));
  return {
    overdueSteps: counted(overdueSteps, to.commitments({ only: 'overdue' })),
    moved: count('moved'),
    keptLate: count('keptLate'),
    undone: count('undone'),
    partlyUndone: count('partlyUndone'),
    quiet: count('quiet'),
    notAssessed: count('notAssessed'),
    sourcesDiffer: count('sourcesDiffer'),
  };
}

function mandateRows(priority: Standing<'priority'>, promises: readonly PromiseFacts[], reading: Reading): HomeView['mandates'][number] {
  const { record, to, t } = reading;
  const { state } = priority;
  const mandate = record.one('mandate', state.mandate);
  const closing = isClosing(record.one('page', state.page));
  const href = closing ? to.promisesKept(state.mandate) : to.priority(priority.id);
  const title = textOf(state.title, reading);
  return {
    label: mandate ? `Commission ${yearsOf(mandate.state)}` : title.text,
    href,
    subtitle: closing ? { ...title, text: `${t('promisesKept')}: ${title.text}` } : title,
    rows: byObjective(promises, priority.id, closing ? `${href}#` : `${href}#how-`, reading),
  };
}
