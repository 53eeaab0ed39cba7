import type { VNode } from 'preact';
import { printList } from '../dates.js';
import type { GlyphName } from '../glyphs.js';
import type { Phrase } from '../phrase.js';
import type { Translate, Words } from '../translate.js';
import type { PartialDate, TagView } from '../views/values.js';
import type { Tone } from '../words.js';
import { Glyph } from './glyph.js';
import { usePage } from './page-context.js';
import { Say } from './say.js';

/** A word in a box. Without a glyph it is plain; without a tone it is grey. */
export function Tag({ glyph, tone, words }: { glyph?: GlyphName | undefined; tone?: Tone | undefined; words: Words }): VNode {
  return (
    <span class={['tag', !glyph && 'plain', tone && `k-${tone}`].filter(Boolean).join(' ')}>
      {glyph && <Glyph name={glyph} />}
      <span>
        <Say it={words} />
      </span>
    </span>
  );
}

export function Tags({ of }: { of: readonly TagView[] }): VNode | null {
  const { t, lang } = usePage();
  if (of.length === 0) return null;
  return (
    <div class="tags">
      {of.map((tag) => (
        <Tag key={tag.kind} {...looks[tag.kind]} words={wordsOf(tag, t, lang)} />
      ))}
    </div>
  );
}

const wait = (glyph: GlyphName): { glyph: GlyphName; tone: Tone } => ({ glyph, tone: 'wait' });
const mute = (glyph: GlyphName): { glyph: GlyphName; tone: Tone } => ({ glyph, tone: 'mute' });

const looks: Record<TagView['kind'], { glyph?: GlyphName; tone?: Tone }> = {
  keptLate: wait('clock'),
  late: wait('clock'),
  overdue: wait('over'),
  moved: wait('moved'),
  undone: { glyph: 'undone', tone: 'bad' },
  noNews: mute('quiet'),
  quietFor: mute('quiet'),
  sourcesDiffer: wait('differ'),
  corrected: mute('info'),
  retracted: mute('info'),
  joint: mute('joint'),
  departments: {},
  mediumConfidence: {},
  oneSecondarySource: {},
  evidenceMissing: wait('quiet'),
  claimedNotAssessed: mute('unas'),
};

function wordsOf(tag: TagView, t: Translate, lang: string): Words {
  switch (tag.kind) {
    case 'late':
      return t('tagLate', tag.by);
    case 'overdue':
      return t('tagOverdue', tag.steps, tag.noNews);
    case 'moved':
      return t('tagMoved', tag.moves, tag.sum, tag.backToFirst);
    case 'undone':
      return t('tagUndone', tag.highest);
    case 'noNews':
      return t('tagNoNewsSince', tag.since);
    case 'quietFor':
      return t('tagQuiet', tag.months);
    case 'sourcesDiffer':
      return t('tagSourcesDiffer', anyOf(tag.values, t));
    case 'departments':
      return t('tagDepartments', tag.lead, printList(tag.contributors, lang));
    default:
      return t(fixed[tag.kind]);
  }
}

const fixed = {
  keptLate: 'tagKeptLate',
  corrected: 'tagCorrected',
  retracted: 'tagRetracted',
  joint: 'tagJoint',
  mediumConfidence: 'tagMedium',
  oneSecondarySource: 'tagOneSource',
  evidenceMissing: 'tagEvidenceMissing',
  claimedNotAssessed: 'tagNotAssessed',
} as const;

/** `2024 or 2027` of two values; three or more are not listed in a tag. */
const anyOf = ([one, other, third]: readonly PartialDate[], t: Translate): Phrase | null =>
  one && other && !third ? t('or', one, other) : null;
