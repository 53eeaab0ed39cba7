import { endOf, type PartialDate } from '@milepost/contracts';
import type { BulletView, ObjectiveView } from '@milepost/ui';
import type { Reading } from '../reading.js';
import type { Standing } from '../snapshot.js';
import { statusCounts } from './counts.js';
import { sinceLines } from './since.js';
import type { PromiseFacts } from './standing.js';
import { tagsOf } from './tags.js';
import { textOf, textOrNull } from './texts.js';

/** The objectives of a priority with their promises, in the order of the page they were read from. */
export const objectiveViews = (
  priority: Standing<'priority'>,
  promises: readonly PromiseFacts[],
  wordedIn: PartialDate,
  reading: Reading,
): ObjectiveView[] =>
  reading.record
    .all('objective')
    .filter(({ state }) => state.priority === priority.id)
    .map(({ id, state }) => {
      const own = promises.filter((promise) => promise.state.objective === id);
      return {
        id,
        title: textOf(state.title, reading),
        tagline: textOrNull(state.ambition, reading),
        counts: statusCounts(own, { objective: id }, reading),
        promises: own.map((promise) => bulletView(promise, wordedIn, reading)),
      };
    });

function bulletView(promise: PromiseFacts, wordedIn: PartialDate, reading: Reading): BulletView {
  const { id, state } = promise;
  return {
    statement: textOf(state.statement, reading),
    from: state.statementFrom,
    leadIn: textOrNull(state.leadIn, reading),
    title: textOf(state.title, reading),
    href: reading.to.commitment(id),
    status: state.delivery.status,
    tags: tagsOf(promise, 'page').filter(({ kind }) => kind !== 'noNews'),
    since: sinceLines(promise, endOf(wordedIn), reading),
  };
}
