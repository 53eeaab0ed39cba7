import type { ComponentChildren, VNode } from 'preact';
import type { Words } from '../translate.js';
import { Glyph } from './glyph.js';
import { Say } from './say.js';

interface NotificationOf {
  tone?: 'kept' | 'wait' | 'bad';
  title: Words;
  /** Level of its heading in the page's outline. */
  level?: 'h2' | 'h3';
  children?: ComponentChildren;
}

/** A message in the flow of a page: what it is, and what to do. */
export function Notification({ tone, title, level: Heading = 'h3', children }: NotificationOf): VNode {
  const glyph = tone ? ({ kept: 'kept', wait: 'quiet', bad: 'warn' } as const)[tone] : 'info';
  return (
    <div class={tone ? `note k-${tone}` : 'note'}>
      <Heading>
        <Glyph name={glyph} />
        <Say it={title} />
      </Heading>
      {children}
    </div>
  );
}
