import type { TagView } from '@milepost/ui';
import type { PromiseFacts } from './standing.js';

/** Derived words beside a status, worst first. On a page silence is named by its last day, in a list by its length. */
export function tagsOf(of: PromiseFacts, place: 'page' | 'list'): TagView[] {
  const late = of.keptLate?.last ?? of.keptLate?.first;
  const tags: (TagView | false | null | undefined)[] = [
    of.undone && { kind: 'undone', highest: of.undone.highest },
    late && { kind: 'keptLate' },
    late && place === 'page' && { kind: 'late', by: late },
    movedTag(of),
    of.overdue.length > 0 && { kind: 'overdue', steps: of.overdue.length, noNews: of.overdue.every(({ noNews }) => noNews) },
    of.quiet !== null && quietTag(of, of.quiet, place),
    of.differs && { kind: 'sourcesDiffer', values: [] },
    of.corrected && { kind: 'corrected' },
    of.state.contributors.length > 0 && { kind: 'joint' },
    place === 'list' &&
      of.state.delivery.status === 'delivered' &&
      of.state.assessment.verdict === 'notAssessed' && { kind: 'claimedNotAssessed' },
  ];
  return tags.filter((tag): tag is TagView => Boolean(tag));
}

function movedTag({ moved }: PromiseFacts): TagView | null {
  if (!moved) return null;
  const { count, total, backToFirst } = moved.moves;
  return { kind: 'moved', moves: count, sum: total, backToFirst };
}

const quietTag = ({ lastNews }: PromiseFacts, months: number, place: 'page' | 'list'): TagView | null =>
  place === 'list' ? { kind: 'quietFor', months } : lastNews && { kind: 'noNews', since: lastNews };
