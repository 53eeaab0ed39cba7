import { phrase, type Phrase } from '../phrase.js';
import { dayAfter, firstDay } from '../span.js';
import type { Translate } from '../translate.js';
import type { SlipChartView } from '../views/charts.js';
import type { SlipGeometry, SlipRow } from './slip-geometry.js';

/** How often it moved and where it stands; a move said within the period it replaced is told in a second sentence. */
export function slipHeadline(view: SlipChartView, { rows, moves, now }: SlipGeometry, t: Translate, past: boolean): Phrase {
  const valid = rows.filter(({ statement }) => !statement.corrected);
  const yearOnly = valid.every(({ statement }) => statement.due?.precision === 'year');
  if (moves === 0) return [`${t('slipRestated', yearOnly)}.`];
  const moved = t('slipMoves', moves, yearOnly, past);
  const back = moves > 1 && valid[0]?.statement.due?.date === now?.date.date;
  const within = valid.filter(saidWithin).at(-1);
  if (view.met) return phrase`${moved}. ${t('slipMet', view.met)}.`;
  if (within && within === valid.at(-1) && !past) return phrase`${moved}. ${secondSentence(within, back, t)}.`;
  return phrase`${moved}${t('slipStands', now?.date ?? null, back, past)}.`;
}

const secondSentence = ({ previous, statement }: SlipRow, back: boolean, t: Translate): Phrase => {
  if (!previous) return [];
  return back && statement.due ? t('slipWithinBack', previous, statement.due) : t('slipWithin', previous, statement.due);
};

const saidWithin = ({ arrow, previous, statement }: SlipRow): boolean =>
  arrow !== null && previous !== null && firstDay(statement.said) >= firstDay(previous) && dayAfter(statement.said) <= dayAfter(previous);
