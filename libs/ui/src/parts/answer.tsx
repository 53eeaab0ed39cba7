import type { VNode } from 'preact';
import { phrase, type Phrase, sentences } from '../phrase.js';
import type { Translate } from '../translate.js';
import type { AnswerFacts } from '../views/commitment.js';
import { usePage } from './page-context.js';
import { Say } from './say.js';

/** One bold finding and at most two sentences, built from facts by rule; nobody writes them. */
export function Answer({ of }: { of: AnswerFacts }): VNode {
  const { t, past } = usePage();
  return (
    <p class="answer">
      <Say it={answer(of, t, past)} />
    </p>
  );
}

export const answer = (of: AnswerFacts, t: Translate, past: boolean): Phrase =>
  sentences([{ strong: finding(of, t) }], ...supporting(of, t, past).slice(0, 2));

function finding({ undone, status, due }: AnswerFacts, t: Translate): Phrase {
  if (undone) return [t('answerUndone', undone.highest)];
  const open = status === 'inProgress' || status === 'partiallyDelivered' || status === 'notStarted';
  return phrase`${t('answerStatus', status)}${open && due ? t('answerDue', due, due.precision === 'day') : ''}.`;
}

/** Worst first: what was undone, what moved, what is missing, then how far the law is. */
function supporting(of: AnswerFacts, t: Translate, past: boolean): Phrase[] {
  const all: (Phrase | false | null)[] = [
    of.lapsed && t('answerLapsed', of.lapsed.act, of.lapsed.on, of.lapsed.replaced),
    of.undone && t('answerFell', of.status, of.undone.on),
    of.moves && [t('answerMoves', of.moves.moves, of.moves.yearOnly, of.moves.backToFirst, past)],
    of.noFigure && [t('answerNoFigure', past)],
    of.overdueSteps > 0 && [t('answerOverdue', of.overdueSteps, past)],
    of.lateSteps > 0 && [t('answerLate', of.lateSteps, past)],
    of.law && t('answerLaw', of.law.stage, of.law.since),
  ];
  return all.filter((one): one is Phrase => Boolean(one));
}
