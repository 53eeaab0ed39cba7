import type { Crumb } from '@milepost/ui';
import type { Reading } from '../reading.js';
import type { Standing } from '../snapshot.js';
import { textOf, yearsOf } from './texts.js';

/** The closing page of a mandate is told by its heading "Promises kept". */
export const isClosing = (page: Standing<'page'> | undefined): boolean =>
  page?.state.headings.some(({ becomes }) => becomes === 'deliveryClaims') ?? false;

export function crumb({ state }: Standing<'commitment'>, { record, to, t }: Reading): Crumb {
  const objective = record.one('objective', state.objective);
  const page = record.one('page', state.page);
  const mandate = page && record.one('mandate', page.state.mandate);
  const closing = isClosing(page);
  const parent = closing && page ? to.promisesKept(page.state.mandate) : to.priority(objective?.state.priority ?? '');
  const label = closing ? `${t('promisesKept')} ${mandate ? yearsOf(mandate.state) : ''}` : priorityTitle(objective, { record, to });
  const anchor = closing ? state.objective : `how-${state.objective}`;
  return {
    trail: [
      { href: to.home(), label: t('home') },
      { href: parent, label },
      ...(objective ? [{ href: `${parent}#${anchor}`, label: textOf(objective.state.title, { to }).text }] : []),
    ],
    current: textOf(state.title, { to }).text,
  };
}

function priorityTitle(objective: Standing<'objective'> | undefined, { record, to }: Pick<Reading, 'record' | 'to'>): string {
  const priority = objective && record.one('priority', objective.state.priority);
  return priority ? textOf(priority.state.title, { to }).text : '';
}
