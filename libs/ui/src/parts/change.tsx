import { shift } from '@milepost/contracts';
import type { VNode } from 'preact';
import type { GlyphName } from '../glyphs.js';
import type { Translate, Words } from '../translate.js';
import type { HistoryChange } from '../views/history.js';
import type { PartialDate, Text } from '../views/values.js';
import { assessmentSigns, deliverySigns, stageSigns } from '../words.js';
import { usePage } from './page-context.js';
import { Say } from './say.js';

/** What changed, in the words of the public; the summary where a change has none of its own. */
export function Change({ of, summary }: { of: HistoryChange; summary: Text }): VNode {
  return <Say it={headline(of, summary, usePage().t)} />;
}

export function headline(of: HistoryChange, summary: Text, t: Translate): Words {
  switch (of.kind) {
    case 'delivery':
      return t('changeDelivery', of.from, of.to);
    case 'dueSet':
      return t('changeDueSet', of.title, of.due);
    case 'dueMoved':
      return t('changeDueMoved', of.from, of.to, movedBy(of.from, of.to, t));
    case 'stepReached':
    case 'stepPartlyReached':
    case 'stepMissed':
    case 'stepReversed':
    case 'stepCancelled':
      return t('changeStep', of.kind, of.title);
    case 'measured':
      return t('changeMeasured', of.title, `${of.value}\u00a0${of.unit}`);
    case 'extended':
      return t('changeExtended', of.from, of.to);
    case 'assessed':
      return t('changeAssessed', of.verdict);
    case 'corrected':
      return t('changeCorrected');
    case 'retracted':
      return t('changeRetracted');
    default:
      return [summary];
  }
}

const movedBy = (from: PartialDate | null, to: PartialDate | null, t: Translate) => (from && to ? t('moveBy', shift(from, to)) : null);

const glyphByKind: Partial<Record<HistoryChange['kind'], GlyphName>> = {
  dueSet: 'sched',
  dueMoved: 'moved',
  stepReached: 'met',
  stepPartlyReached: 'mpart',
  stepMissed: 'miss',
  stepReversed: 'miss',
  stepCancelled: 'canc',
  measured: 'met',
  extended: 'law',
  procedure: 'make',
  conflict: 'differ',
};

/** The glyph of the axis that the change moved; a fall of delivery has its own. */
export function changeGlyph(of: HistoryChange, regression: boolean): GlyphName {
  if (of.kind === 'delivery') return regression ? 'undone' : deliverySigns[of.to].glyph;
  if (of.kind === 'stage') return stageSigns[of.stage].glyph;
  if (of.kind === 'assessed') return assessmentSigns[of.verdict].glyph;
  return glyphByKind[of.kind] ?? 'info';
}
