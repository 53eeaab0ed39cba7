import type { VNode } from 'preact';
import { glyphs, type GlyphName } from '../glyphs.js';

/** Decoration: the word beside it says the same. */
export function Glyph({ name }: { name: GlyphName }): VNode {
  return (
    <svg class="g" viewBox="0 0 20 20" aria-hidden="true">
      <use href={`#g-${name}`} />
    </svg>
  );
}

const HATCHES = ['wait', 'bad', 'kept'] as const;

/** The symbols a page uses, once, out of sight. */
export function Sprite({ names, hatches }: { names: readonly GlyphName[]; hatches: boolean }): VNode {
  return (
    <svg class="sprite" width="0" height="0" aria-hidden="true">
      <defs>
        {names.map((name) => (
          <symbol key={name} id={`g-${name}`} viewBox="0 0 20 20" dangerouslySetInnerHTML={{ __html: glyphs[name] }} />
        ))}
        {hatches && HATCHES.map((tone) => <Hatch key={tone} tone={tone} />)}
      </defs>
    </svg>
  );
}

function Hatch({ tone }: { tone: (typeof HATCHES)[number] }): VNode {
  return (
    <pattern id={`hatch-${tone}`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="6" height="6" fill={`var(--${tone}-w)`} />
      <path d="M0 0v6" stroke={`var(--${tone})`} stroke-width="3" />
    </pattern>
  );
}
